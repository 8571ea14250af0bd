import { app } from 'electron'
import en from '../../resources/locales/en/shell.json'

type Texts = typeof en
type KeyOf<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeyOf<T[K]>}` }[keyof T & string]
export type TextKey = KeyOf<Texts>

// Every language that has a file; the shell's files are small enough to travel inside the bundle.
const files: Record<string, unknown> = import.meta.glob('../../resources/locales/*/shell.json', {
  eager: true,
  import: 'default',
})

function textsFor(locale: string): unknown {
  const language = locale.split('-')[0] ?? 'en'
  return (
    files[`../../resources/locales/${locale}/shell.json`] ?? files[`../../resources/locales/${language}/shell.json`]
  )
}

function lookUp(texts: unknown, key: string): string | undefined {
  let found = texts
  for (const part of key.split('.')) {
    if (typeof found !== 'object' || found === null) return undefined
    found = (found as Record<string, unknown>)[part]
  }
  return typeof found === 'string' ? found : undefined
}

let chosen = 'system'

/** From now on texts come in this language; `system` is the desktop's own. */
export function chooseLanguage(language: string): void {
  chosen = language
}

/**
 * A text of the shell in the chosen language, or in English where that language lacks it. A plain lookup instead of
 * i18next: the shell has no plurals, and this runs before the first window.
 */
export function text(key: TextKey, values: Readonly<Record<string, string>> = {}): string {
  const pattern = lookUp(textsFor(chosen === 'system' ? app.getLocale() : chosen), key) ?? lookUp(en, key) ?? key
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
