import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import type { TextView } from './life.ts'

/** The translation to show: the one asked for, the person's own language if readers have it, else the source. */
export function chooseText(detail: ArticleDetail, asked: string | null, own: string): TextView | undefined {
  const { translations, article } = detail
  const of = (language: string) => translations.find((each) => each.language === language)
  if (asked) return of(asked)
  const mine = of(own)
  return mine?.published ? mine : (of(article.sourceLanguage) ?? translations[0])
}

/** The text that is read: what readers have, or the newest where that was asked for or is all there is. */
export function shownText(text: TextView, newest: boolean) {
  return newest || text.published === null ? text : text.published
}
