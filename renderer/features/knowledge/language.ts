import i18next from 'i18next'
import { displayName } from '#shared/rules/display-name'
import { languages } from '../../app/i18n.ts'

/** A language in the words of the window, e.g. "German"; its tag where nobody has a name for it. */
export function languageName(tag: string): string {
  return displayName(i18next.resolvedLanguage ?? 'en', 'language', tag)
}

/** Languages that people may want to write in, those of the window first. */
const common = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'sv', 'da', 'fi', 'cs', 'tr', 'ja', 'ko', 'zh']

export function languageChoices(further: readonly string[] = []): { value: string; label: string }[] {
  return [...new Set([...languages, ...further, ...common])].map((value) => ({ value, label: languageName(value) }))
}
