import { tagId } from '../../shared/domain/records.ts'
import { type TagName, tagNames } from './texts/catalogue.ts'

/** The same ids that the app would give to tags of these names. */
export const tagIds = Object.fromEntries(tagNames.map((name) => [name, tagId(name)])) as Readonly<
  Record<TagName, string>
>
