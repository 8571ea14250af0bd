import i18next, { type TFunction } from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next, useTranslation as useReactTranslation } from 'react-i18next'
import { limits } from '#shared/domain/primitives'
import type { AppFailure } from '#shared/ipc/errors'
import { formatFor, formatLocale } from './format.ts'
import { createWordStore } from './words.ts'

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]
export type LanguageChoice = Language | 'system'

type Words = Record<string, unknown>
/** What the first screen says comes with its code: as files of their own these words held up the first paint. */
const firstWords = import.meta.glob<Words>('../../resources/locales/*/{app,errors,tickets}.json', {
  import: 'default',
  eager: true,
})
const laterWords = import.meta.glob<Words>(
  ['../../resources/locales/*/*.json', '!../../resources/locales/*/{app,errors,tickets,shell}.json'],
  { import: 'default' },
)
const storageKey = 'switchboard.language'
const words = createWordStore()

/** What the person chose; `system` follows the desktop. */
export function languageChoice(): LanguageChoice {
  const stored = localStorage.getItem(storageKey)
  return languages.find((language) => language === stored) ?? 'system'
}

export async function chooseLanguage(choice: LanguageChoice): Promise<void> {
  localStorage.setItem(storageKey, choice)
  await i18next.changeLanguage(resolve(choice))
}

function resolve(choice: LanguageChoice): Language {
  if (choice !== 'system') return choice
  for (const wanted of navigator.languages) {
    const base = wanted.split('-')[0]
    const found = languages.find((language) => language === base)
    if (found) return found
  }
  return 'en'
}

/** Loads what the first screen needs; further namespaces come when a component asks for them. */
export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
    words.forget()
  })
  i18next.on('loaded', words.forget)
  await i18next
    .use({
      type: 'backend' as const,
      read: (language: string, namespace: string, done: (error: Error | null, data: Words | null) => void) => {
        const file = `../../resources/locales/${language}/${namespace}.json`
        const known = firstWords[file]
        if (known) return done(null, known)
        const load = laterWords[file]
        // A namespace without a translation falls back to English; one that exists nowhere shows its keys.
        if (!load) return done(null, {})
        load().then(
          (data) => done(null, data),
          (error: Error) => done(error, null),
        )
      },
    })
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: resolve(languageChoice()),
      fallbackLng: 'en',
      supportedLngs: languages,
      ns: ['app', 'errors', 'tickets'],
      defaultNS: 'app',
      interpolation: { escapeValue: false },
      returnNull: false,
    })
}

/** Words of one namespace. Keys of others are written `namespace:key`, e.g. `errors:errors.offline`. */
export function useTranslation(namespace: string | readonly string[] = 'app') {
  const found = useReactTranslation(typeof namespace === 'string' ? namespace : [...namespace])
  return { t: words.remembering(found.t), i18n: found.i18n }
}

/** Loads words before a screen asks for them, so that it does not open in two steps. */
export function preloadWords(namespaces: readonly string[]): void {
  void i18next.loadNamespaces(namespaces)
}

/** A sentence for a failure, in the person's language. */
export function failureText(t: TFunction, failure: AppFailure): string {
  const { code, detail } = failure.error
  if (code === 'rejected' && typeof detail?.code === 'string') return rejectionText(t, detail.code)
  if (code === 'file-too-large') {
    const limit = typeof detail?.limit === 'number' ? detail.limit : limits.attachmentBytes
    return t('errors:errors.file-too-large', { limit: formatFor(formatLocale()).bytes(limit) })
  }
  return t(`errors:errors.${code}`, { ...detail })
}

/** A sentence for a `RejectionCode`; one of a newer server gets the general one. */
export function rejectionText(t: TFunction, code: string | null): string {
  return t([`errors:rejections.${code}`, 'errors:rejections.other'])
}
