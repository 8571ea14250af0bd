import { Menu } from '@mantine/core'
import { IconArrowLeft, IconCopy, IconDots, IconExternalLink, IconFlag } from '@tabler/icons-react'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { ArticleBody } from '../article/ArticleBody.tsx'
import { FlagDialog } from '../article/FlagDialog.tsx'
import { languageName } from '../language.ts'
import { AudienceMark } from '../marks/AudienceMark.tsx'
import { ArticleActions } from './ArticleActions.tsx'
import classes from './suggest.module.css'
import { articleAddress, copyArticle, type InsertKind, type Matter } from './use-insert.ts'

interface ReaderProps {
  readonly articleId: string
  readonly language: string
  readonly matter: Matter
  /** The use by which it answered this matter; undefined as long as it did not. */
  readonly answered: boolean
  /** Left out where there is nothing to put it into. */
  readonly onInsert?: (articleId: string, as: InsertKind, language: string) => void
  readonly onAnswered: (articleId: string, title: string) => void
  readonly onRead: (articleId: string) => void
  readonly onBack: () => void
}

/** An article read beside the matter it may answer: its variables filled from there. */
export function ArticleReader(props: ReaderProps) {
  const { articleId, matter, answered, onInsert, onAnswered, onRead, onBack } = props
  const { t, i18n } = useTranslation(['knowledgeFlow', 'knowledge'])
  const own = i18n.resolvedLanguage ?? 'en'
  const [language, setLanguage] = useState(props.language)
  const { ticketId, customerId } = matter
  const rendered = useAsk('article.render', { articleId, language, preview: false, ticketId, customerId })
  const detail = useAsk('article.get', { articleId })
  const [flagging, setFlagging] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => root.current?.focus(), [])
  const text = rendered.data
  const hasFocus = () => root.current?.contains(document.activeElement) ?? false
  const insert = (as: InsertKind) => {
    if (text && onInsert) onInsert(articleId, as, text.language)
  }
  const address = text ? articleAddress(text) : null
  const may = onInsert !== undefined
  useShortcuts([
    key(
      'insert',
      'i',
      () => insert('text'),
      () => may && hasFocus(),
    ),
    key(
      'quote',
      'q',
      () => insert('quote'),
      () => may && hasFocus(),
    ),
    key(
      'link',
      'l',
      () => insert('link'),
      () => may && address !== null && hasFocus(),
    ),
    key(
      'answered',
      'y',
      () => text && onAnswered(articleId, text.title),
      () => !answered && hasFocus(),
    ),
    key('copy', 'c', () => void copyArticle(articleId, text?.language ?? language, matter), hasFocus),
    key('flag', 'f', () => setFlagging(true), hasFocus),
    key('back', 'Escape', onBack, hasFocus),
  ])
  if (rendered.error) return <ErrorState error={rendered.error} onRetry={() => void rendered.refetch()} />

  const openLinked = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-article]') : null
    if (!link || link.dataset.broken !== undefined) return
    // Read here as well: whoever is in the middle of an answer does not want to leave it.
    event.preventDefault()
    event.stopPropagation()
    onRead(link.dataset.article ?? '')
  }
  const others = [...new Set([own, props.language, detail.data?.article.sourceLanguage ?? own])].filter(
    (each) =>
      each !== text?.language &&
      detail.data?.translations.some((translation) => translation.language === each && translation.published),
  )
  return (
    <section
      ref={root}
      className={classes.reader}
      tabIndex={-1}
      aria-label={text?.title ?? t('knowledgeFlow:reader.label')}
    >
      <header className={classes.readerHead}>
        <button type="button" className={classes.back} onClick={onBack} aria-keyshortcuts="Escape">
          <IconArrowLeft size={16} stroke={1.5} aria-hidden />
          {t('knowledgeFlow:reader.back')}
        </button>
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <button type="button" className={classes.icon} aria-label={t('knowledgeFlow:reader.more')}>
              <IconDots size={16} stroke={1.5} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconCopy size={16} stroke={1.5} aria-hidden />}
              onClick={() => void copyArticle(articleId, text?.language ?? language, matter)}
            >
              {t('knowledgeFlow:reader.copy')}
            </Menu.Item>
            <Menu.Item leftSection={<IconFlag size={16} stroke={1.5} aria-hidden />} onClick={() => setFlagging(true)}>
              {t('knowledgeFlow:reader.flag')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconExternalLink size={16} stroke={1.5} aria-hidden />}
              onClick={() => openArticle(articleId, { language })}
            >
              {t('knowledgeFlow:reader.open')}
            </Menu.Item>
            {others.map((each) => (
              <Menu.Item key={each} onClick={() => setLanguage(each)}>
                {t('knowledgeFlow:reader.inLanguage', { language: languageName(each) })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </header>
      {text === null && <p className={classes.none}>{t('knowledgeFlow:reader.unpublished')}</p>}
      {text && (
        <>
          <ArticleActions
            keys
            answered={answered}
            address={address}
            onAnswered={() => onAnswered(articleId, text.title)}
            onInsert={may ? insert : undefined}
          />
          {text.missing.length > 0 && (
            <p className={classes.missing}>
              {t('knowledgeFlow:reader.missing', { count: text.missing.length, names: text.missing.join(', ') })}
            </p>
          )}
          <div className={classes.readerText} onClickCapture={openLinked}>
            <h2 className={classes.readerTitle} lang={text.language} data-selectable>
              {text.title}
            </h2>
            <p className={classes.readerMeta}>
              <AudienceMark audience={text.audience} />
              {text.language !== own && <span>{languageName(text.language)}</span>}
              {detail.data && detail.data.helped > 0 && (
                <span>{t('knowledgeFlow:panel.helped', { count: detail.data.helped })}</span>
              )}
            </p>
            {detail.data && <ArticleBody html={text.bodyHtml} language={text.language} detail={detail.data} />}
          </div>
        </>
      )}
      {flagging && <FlagDialog articleId={articleId} ticketId={ticketId} onClose={() => setFlagging(false)} />}
    </section>
  )
}

function key(name: string, keys: string, runIt: () => void, when: () => boolean) {
  return {
    id: `answers.${name}`,
    keys,
    scope: 'answers' as const,
    label: `knowledgeFlow:keys.${name}`,
    run: runIt,
    when,
  }
}
