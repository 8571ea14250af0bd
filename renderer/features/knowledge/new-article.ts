import i18next from 'i18next'
import { openArticle } from '../../app/navigation.ts'

/** Begins an article. It is not there for others before its first version is saved; what is typed is a draft until then. */
export function newArticle(language: string = i18next.resolvedLanguage ?? 'en'): void {
  // Fetched when it is wanted: this file belongs to the first screen.
  void import('uuid').then(({ v7 }) => openArticle(v7(), { language, view: 'edit' }))
}
