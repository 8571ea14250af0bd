import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconLayoutSidebarRight, IconTrash } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type ArticleDraft, knowledgeLimits } from '#shared/domain/knowledge'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import type { AppContext } from '#shared/ipc/views'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle, openKnowledge } from '../../../app/navigation.ts'
import { useShortcut } from '../../../app/shortcuts.ts'
import { showDone } from '../../../app/toasts.tsx'
import { SavedMark } from '../../../app/writing/SavedMark.tsx'
import { useLimit } from '../../../ui/limit.tsx'
import { PaneResizer, usePaneSize } from '../../../ui/PaneResizer.tsx'
import { ArticleFields } from '../article/ArticleFields.tsx'
import { BackButton, Path } from '../article/ArticleHead.tsx'
import { ArticleSide } from '../article/ArticleSide.tsx'
import articleClasses from '../article/article.module.css'
import { CommentMargin } from '../article/CommentMargin.tsx'
import { LanguageTabs } from '../article/LanguageTabs.tsx'
import { isEditor, type TextView } from '../article/life.ts'
import { languageChoices, languageName } from '../language.ts'
import { BodyEditor, emptyBody } from './BodyEditor.tsx'
import { ClashBar, ClashPanel } from './Clash.tsx'
import classes from './edit.module.css'
import { keepNewFields, newFieldsOf } from './new-fields.ts'
import { SourcePanel } from './SourcePanel.tsx'
import { UploadRows } from './UploadRows.tsx'
import { useArticleText } from './use-article-text.ts'
import { useNewer } from './use-newer.ts'
import { usePictures } from './use-pictures.ts'
import { useSave } from './use-save.ts'

const sideBounds = { initial: 288, min: 240, max: 480 }

/** The place to write: title, summary and text of an article in one language. */
export function ArticleEditor(props: {
  readonly articleId: string
  readonly language: string
  readonly detail: ArticleDetail | null
  readonly text: TextView | null
  readonly draft: ArticleDraft | null
  readonly context: AppContext
  readonly merging: boolean
  readonly begun: boolean
}) {
  const { articleId, language, detail, text, draft, context, merging, begun: isFound } = props
  const { t } = useTranslation(['knowledge', 'conversation'])
  const format = useFormat()
  const limit = useLimit()
  const written = useArticleText({
    articleId,
    language,
    text,
    draft,
    onFollow: ({ updatedBy, revision: number }) => {
      const name = context.users.find(({ id }) => id === updatedBy)?.name ?? t('knowledge:somebody')
      showDone(
        updatedBy === context.me.id
          ? t('knowledge:clash.followedYou', { number })
          : t('knowledge:clash.followed', { name, number }),
      )
    },
  })
  const { body, saver, base } = written
  const [fields, setFields] = useState(() => newFieldsOf(articleId))
  const [words, setWords] = useState(0)
  const [notice, setNotice] = useState<string | null>(null)
  const source = detail?.translations.find((each) => each.language === detail.article.sourceLanguage) ?? null
  const isTranslation = source !== null && source.language !== language
  const { own, newer } = useNewer(base.revisionId, text)
  const [comparing, setComparing] = useState(merging)
  const [follows, setFollows] = useState(text === null)
  const save = useSave({
    articleId,
    language,
    detail,
    text,
    written,
    fields,
    own,
    sourceRevision:
      isTranslation && follows ? (text?.sourceNumber ?? source.published?.number ?? source.revision) : null,
    onClash: () => setComparing(true),
  })
  const pictures = usePictures({
    articleId,
    language,
    written,
    already: detail?.files.length ?? 0,
    onRefused: setNotice,
  })
  const [sideSize, setSideSize] = usePaneSize('article', sideBounds)
  const [sideShown, setSideShown] = useState(() => window.innerWidth >= 1200 && !isTranslation)
  const page = useRef<HTMLElement>(null)
  const dom = useRef<HTMLElement | null>(null)
  const [hasDom, setHasDom] = useState(false)
  const hold = useCallback((element: HTMLElement | null) => {
    dom.current = element
    setHasDom(element !== null)
  }, [])
  const titleField = useRef<HTMLTextAreaElement>(null)
  const { ready } = written
  // Once: what the editor makes of a text that nobody has touched is no change.
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    ready()
    if (titleField.current?.value === '') titleField.current.focus()
    else if (isFound && text !== null) page.current?.focus()
    else body.current?.focus()
  }, [ready, body, isFound, text])

  const leave = () => {
    void saver.flush()
    const isText = text !== null || save.isSaved
    if (isText || (detail && detail.translations.length > 0)) openArticle(articleId, isText ? { language } : {})
    else openKnowledge()
  }
  useShortcut({
    id: 'article.save',
    keys: ['Ctrl+S', 'Ctrl+Enter'],
    scope: 'article',
    label: 'knowledge:shortcuts.save',
    whileTyping: true,
    run: () => void save.save(),
  })
  useShortcut({
    id: 'article.edit',
    keys: 'e',
    scope: 'article',
    label: 'knowledge:shortcuts.edit',
    run: () => body.current?.focus(),
  })
  const comparedWith = newer ?? (comparing ? text : null)
  const showClash = comparing && comparedWith !== null
  const sources = detail ? [detail.article.sourceLanguage] : []
  const comments = detail && text ? { detail, text } : null
  const doing = isTranslation
    ? t('knowledge:translation.into', { language: languageName(language) })
    : t('knowledge:editing')
  const isUntouched = written.title === '' && written.summary === '' && words === 0
  const copySource = (from: { readonly title: string; readonly summary: string; readonly bodyHtml: string }) => {
    written.setTitle(from.title)
    written.setSummary(from.summary)
    body.current?.setHtml(from.bodyHtml)
    body.current?.focus()
  }
  return (
    <div className={articleClasses.screen} data-shortcut-scope="article">
      <h1 className="sb-visually-hidden">{text?.title ?? (detail ? doing : t('knowledge:newArticle'))}</h1>
      <header className={articleClasses.head}>
        <BackButton onClick={leave} />
        <Path
          detail={detail}
          end={
            <span className={articleClasses.pathPart}>
              <span aria-hidden>›</span> {detail ? doing : t('knowledge:newArticle')}
            </span>
          }
        />
        {detail ? (
          <LanguageTabs detail={detail} language={language} view="edit" />
        ) : (
          <Select
            className={classes.language ?? ''}
            aria-label={t('knowledge:filter.language')}
            searchable
            // What is typed is a draft in its language: it is chosen before.
            disabled={written.title !== '' || words > 0}
            title={written.title !== '' || words > 0 ? t('knowledge:languageSettled') : undefined}
            data={languageChoices([language])}
            value={language}
            onChange={(next) => next && openArticle(articleId, { language: next, view: 'edit', replace: true })}
          />
        )}
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconLayoutSidebarRight size={16} stroke={1.5} aria-hidden />}
          aria-pressed={sideShown}
          onClick={() => setSideShown(!sideShown)}
        >
          {t('knowledge:pane.properties')}
        </Button>
        <Button onClick={leave}>{t('knowledge:done')}</Button>
      </header>
      {newer && !showClash && (
        <ClashBar newer={newer} context={context} written={written} onCompare={() => setComparing(true)} />
      )}
      <div className={articleClasses.columns}>
        {showClash && detail && (
          <ClashPanel
            theirs={comparedWith}
            detail={detail}
            context={context}
            written={written}
            isNewer={newer !== null}
            onClose={() => setComparing(false)}
          />
        )}
        {isTranslation && !showClash && source && (
          <SourcePanel
            detail={detail as ArticleDetail}
            source={source}
            text={text}
            onCopy={isUntouched ? copySource : null}
          />
        )}
        <section
          ref={page}
          className={classes.page}
          aria-label={t('knowledge:pane.editor')}
          data-pane="editor"
          tabIndex={-1}
        >
          <div className={classes.scroll}>
            <div className={articleClasses.sheet}>
              <div className={articleClasses.article}>
                <Textarea
                  ref={titleField}
                  classNames={{
                    input: classes.title ?? '',
                    error: classes.titleNote ?? '',
                    description: classes.titleNote ?? '',
                  }}
                  autosize
                  minRows={1}
                  variant="unstyled"
                  aria-label={t('knowledge:field.title')}
                  placeholder={t('knowledge:field.title')}
                  {...limit(written.title, knowledgeLimits.title)}
                  error={save.problem}
                  value={written.title}
                  onChange={(event) => {
                    save.clearProblem()
                    written.setTitle(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))
                  }}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return
                    event.preventDefault()
                    body.current?.focus()
                  }}
                />
                <Textarea
                  classNames={{ input: classes.summary ?? '' }}
                  autosize
                  minRows={1}
                  maxRows={6}
                  variant="unstyled"
                  aria-label={t('knowledge:field.summary')}
                  placeholder={t('knowledge:field.summaryHint')}
                  {...limit(written.summary, knowledgeLimits.summary)}
                  value={written.summary}
                  onChange={(event) => written.setSummary(event.currentTarget.value)}
                />
                <BodyEditor
                  initialHtml={written.start.bodyHtml || emptyBody}
                  language={language}
                  fallback={sources}
                  label={t('knowledge:field.body')}
                  placeholder={t('knowledge:field.bodyHint')}
                  handle={body}
                  withSnippets
                  hold={hold}
                  onChange={saver.changed}
                  onWords={setWords}
                  onFiles={pictures.add}
                  onNotice={(kind, count) =>
                    setNotice(
                      kind === 'too-long'
                        ? t('knowledge:problem.tooLong')
                        : t('knowledge:problem.picturesLost', { count: count ?? 1 }),
                    )
                  }
                  between={
                    <>
                      {notice && (
                        <p className={classes.notice} role="alert">
                          <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
                          <span>{notice}</span>
                          <button type="button" className={articleClasses.textButton} onClick={() => setNotice(null)}>
                            {t('knowledge:ok')}
                          </button>
                        </p>
                      )}
                      <UploadRows uploads={pictures.uploads} onCancel={pictures.cancel} />
                    </>
                  }
                />
              </div>
              {comments && hasDom && !showClash && !isTranslation && (
                <CommentMargin detail={comments.detail} text={comments.text} body={dom} page={page} />
              )}
            </div>
          </div>
          <footer className={classes.foot}>
            <span className={classes.words}>
              {t('knowledge:words', { count: words, number: format.number(words) })}
            </span>
            <SavedMark state={saver.state} />
            <TextInput
              className={classes.note ?? ''}
              aria-label={t('knowledge:field.note')}
              placeholder={t('knowledge:field.note')}
              {...limit(save.note, knowledgeLimits.note)}
              value={save.note}
              onChange={(event) => save.setNote(event.currentTarget.value)}
            />
            {isTranslation && (
              <Checkbox
                label={t('knowledge:translation.follows', {
                  number: text?.sourceNumber ?? source.published?.number ?? source.revision,
                })}
                checked={follows}
                onChange={(event) => setFollows(event.currentTarget.checked)}
              />
            )}
            {draft && text && (
              <Button
                variant="subtle"
                color="gray"
                leftSection={<IconTrash size={16} stroke={1.5} aria-hidden />}
                onClick={() => void save.discard()}
              >
                {t('knowledge:discardDraft')}
              </Button>
            )}
            <Button variant="filled" loading={save.busy} aria-keyshortcuts="Control+S" onClick={() => void save.save()}>
              {t('knowledge:saveVersion')}
            </Button>
          </footer>
        </section>
        {sideShown && !(showClash && window.innerWidth < 1500) && (
          <>
            <PaneResizer
              label={t('knowledge:pane.resizeSide')}
              size={sideSize}
              onResize={setSideSize}
              side="right"
              {...sideBounds}
            />
            {detail ? (
              <ArticleSide width={sideSize} detail={detail} text={text} />
            ) : (
              <section
                className={articleClasses.side}
                style={{ width: sideSize }}
                aria-label={t('knowledge:pane.properties')}
                data-pane="properties"
                tabIndex={-1}
              >
                <h2 className={articleClasses.sideTitle}>{t('knowledge:pane.properties')}</h2>
                <ArticleFields
                  value={{ ...fields, ownerId: context.me.id }}
                  may={isEditor(context.me) ? 'new' : 'own'}
                  onChange={({ ownerId: _, ...set }) => {
                    const next = { ...fields, ...set }
                    setFields(next)
                    keepNewFields(articleId, next)
                  }}
                />
              </section>
            )}
          </>
        )}
      </div>
    </div>
  )
}
