import { useMergedRef } from '@mantine/hooks'
import { type Ref, useEffect, useMemo, useRef } from 'react'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { isKnowledgeVariable } from '#shared/rules/knowledge-variables'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { fillInlineImages, listenForLinks } from '../../../app/writing/live.ts'
import classes from './article-text.module.css'
import { cleanArticle } from './clean-article.ts'

/** A text of an article as readers see it: snippets in place, variables marked, links that lead on. */
export function ArticleBody(props: {
  readonly html: string
  readonly language: string
  readonly detail: Pick<ArticleDetail, 'snippets' | 'links' | 'article'>
  readonly hold?: Ref<HTMLDivElement>
}) {
  const { html, language, detail, hold } = props
  const { t } = useTranslation('knowledge')
  const host = useRef<HTMLDivElement>(null)
  const ref = useMergedRef(host, hold ?? null)
  const { snippets, links } = detail
  const { sourceLanguage } = detail.article
  const fragment = useMemo(
    () =>
      cleanArticle(html, {
        snippets,
        language,
        fallback: [sourceLanguage],
        titleOf: (articleId) => links.find((each) => each.articleId === articleId)?.title,
        knows: isKnowledgeVariable,
        words: {
          missingArticle: t('knowledge:text.missingArticle'),
          missingSnippet: t('knowledge:text.missingSnippet'),
          unknown: t('knowledge:text.unknownVariable'),
        },
      }),
    [html, snippets, links, language, sourceLanguage, t],
  )
  useEffect(() => {
    const element = host.current
    if (!element) return
    element.replaceChildren(document.importNode(fragment, true))
    const stop = listenForLinks(element)
    const open = (event: Event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-article]') : null
      if (!link || link.dataset.broken !== undefined) return
      if (event instanceof KeyboardEvent && event.key !== 'Enter') return
      event.preventDefault()
      openArticle(link.dataset.article ?? '', { language })
    }
    element.addEventListener('click', open)
    element.addEventListener('keydown', open)
    void fillInlineImages(element)
    return () => {
      stop()
      element.removeEventListener('click', open)
      element.removeEventListener('keydown', open)
    }
  }, [fragment, language])
  return <div ref={ref} className={classes.text} data-selectable lang={language} dir="auto" />
}
