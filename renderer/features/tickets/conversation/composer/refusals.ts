import type { TFunction } from 'i18next'
import { assertNever } from '#shared/rules/assert'
import type { Format } from '../../../../app/format.ts'
import type { FileRefusal } from './limits.ts'

/** Why files were not taken, a sentence each, with the limit in it. */
export function refusalText(t: TFunction, format: Format, refused: readonly FileRefusal[]): string {
  return refused
    .map((each) => {
      switch (each.code) {
        case 'too-large':
          return t('conversation:attachment.tooLarge', {
            name: each.fileName,
            size: format.bytes(each.size),
            limit: format.bytes(each.limit),
          })
        case 'empty':
          return t('conversation:attachment.empty', { name: each.fileName })
        case 'too-many':
          return t('conversation:attachment.tooMany', { limit: each.limit })
        default:
          return assertNever(each)
      }
    })
    .join(' ')
}
