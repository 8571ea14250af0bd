import { Button, CloseButton, SegmentedControl } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import type { AppContext } from '#shared/ipc/views'
import { ask, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showDone, showFailure, showUndo, undoFor } from '../../../app/toasts.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { ArticleBody } from '../article/ArticleBody.tsx'
import articleClasses from '../article/article.module.css'
import type { TextView } from '../article/life.ts'
import { ComparisonView } from '../versions/ComparisonView.tsx'
import classes from './edit.module.css'
import { mergeTexts } from './merge-texts.ts'
import { type ArticleText, savedOf } from './use-article-text.ts'

function useWho(newer: TextView, context: AppContext): string {
  const { t } = useTranslation('knowledge')
  if (newer.updatedBy === context.me.id) return t('knowledge:clash.you')
  return context.users.find(({ id }) => id === newer.updatedBy)?.name ?? t('knowledge:somebody')
}

/** What can be done about two texts; each step can be taken back for some seconds. */
function useDecisions(theirs: TextView, written: ArticleText, onDecided: () => void) {
  const { t } = useTranslation('knowledge')
  const replaced = (text: string) => {
    const putBack = written.remember()
    return () => showUndo({ text, until: new Date(Date.now() + undoFor).toISOString(), onUndo: putBack })
  }
  return {
    takeOver: () => {
      const offerUndo = replaced(t('knowledge:clash.takenOver'))
      const saved = savedOf(theirs)
      written.rebase(saved)
      written.show(saved, false)
      written.settled()
      written.saver.changed()
      offerUndo()
      onDecided()
    },
    keepMine: () => {
      // Written upon theirs from now on: the next version stands over it, and theirs stays in the list.
      written.rebase(savedOf(theirs))
      written.saver.changed()
      showDone(t('knowledge:clash.kept'))
      onDecided()
    },
    join: async () => {
      const offerUndo = replaced(t('knowledge:clash.joined'))
      try {
        const { revisionId } = written.base
        const began = revisionId === null ? null : await ask('revision.get', { revisionId })
        const mine = { title: written.title, summary: written.summary, bodyHtml: written.html() }
        const base = began ?? { title: '', summary: '', bodyHtml: '' }
        const { clashes, lines, ...merged } = mergeTexts(base, theirs, mine)
        written.rebase(savedOf(theirs))
        written.show(merged, false)
        written.saver.changed()
        offerUndo()
        if (clashes > 0) showDone(t('knowledge:clash.both', { count: clashes }))
        for (const line of lines) showDone(t(`knowledge:clash.line.${line}`))
        // Their line is read beside mine, and copied from there.
        if (lines.length === 0) onDecided()
      } catch (caught) {
        showFailure(caught)
      }
    },
  }
}

/** Says at once that somebody saved a newer version, above the text that goes on as it is. */
export function ClashBar(props: {
  readonly newer: TextView
  readonly context: AppContext
  readonly written: ArticleText
  readonly onCompare: () => void
}) {
  const { newer, context, written, onCompare } = props
  const { t } = useTranslation('knowledge')
  const name = useWho(newer, context)
  const decide = useDecisions(newer, written, () => undefined)
  return (
    <div className={classes.clashBar} role="alert">
      <IconUsers size={16} stroke={1.5} aria-hidden />
      <span className={classes.clashWords}>
        {t('knowledge:clash.newer', { name, number: newer.revision })} <RelativeTime at={newer.updatedAt} />
      </span>
      <Button size="compact-sm" variant="filled" onClick={onCompare}>
        {t('knowledge:clash.compare')}
      </Button>
      <Button size="compact-sm" onClick={decide.takeOver}>
        {t('knowledge:clash.takeOver')}
      </Button>
      <Button size="compact-sm" onClick={decide.keepMine}>
        {t('knowledge:clash.keepMine')}
      </Button>
    </div>
  )
}

type Shown = 'text' | 'differences' | 'changes'

/** Their text beside the one that is being written: to read, to copy from, to choose, or to join. */
export function ClashPanel(props: {
  readonly theirs: TextView
  readonly detail: ArticleDetail
  readonly context: AppContext
  readonly written: ArticleText
  /** False when it is only looked at: the person's text stands upon it already. */
  readonly isNewer: boolean
  readonly onClose: () => void
}) {
  const { theirs, detail, context, written, isNewer, onClose } = props
  const { t } = useTranslation('knowledge')
  const name = useWho(theirs, context)
  const [shown, setShown] = useState<Shown>('text')
  const decide = useDecisions(theirs, written, onClose)
  const baseId = written.base.revisionId
  return (
    <section
      className={classes.beside}
      aria-label={t('knowledge:clash.theirs', { name })}
      data-pane="theirs"
      tabIndex={-1}
    >
      <header className={classes.besideHead}>
        <h2 className={classes.besideTitle}>
          {t('knowledge:clash.saved', { name, number: theirs.revision })} <RelativeTime at={theirs.updatedAt} />
        </h2>
        <CloseButton aria-label={t('knowledge:clash.close')} onClick={onClose} />
      </header>
      <div className={classes.besideTools}>
        <SegmentedControl
          size="xs"
          aria-label={t('knowledge:clash.show')}
          value={shown}
          onChange={(value) => setShown(value as Shown)}
          data={[
            { value: 'text', label: t('knowledge:clash.text') },
            { value: 'differences', label: t('knowledge:clash.differences') },
            ...(isNewer && baseId ? [{ value: 'changes', label: t('knowledge:clash.changes', { name }) }] : []),
          ]}
        />
      </div>
      {isNewer && (
        <div className={classes.besideTools}>
          <Button size="compact-sm" variant="filled" onClick={() => void decide.join()}>
            {t('knowledge:clash.join')}
          </Button>
          <Button size="compact-sm" onClick={decide.takeOver}>
            {t('knowledge:clash.takeOver')}
          </Button>
          <Button size="compact-sm" onClick={decide.keepMine}>
            {t('knowledge:clash.keepMine')}
          </Button>
        </div>
      )}
      <div className={classes.besideBody}>
        {shown === 'text' && (
          <>
            <h3 className={articleClasses.title} data-selectable>
              {theirs.title}
            </h3>
            {theirs.summary && (
              <p className={articleClasses.summary} data-selectable>
                {theirs.summary}
              </p>
            )}
            <ArticleBody html={theirs.bodyHtml} language={theirs.language} detail={detail} />
          </>
        )}
        {shown === 'differences' && <Differences theirs={theirs} written={written} />}
        {shown === 'changes' && baseId && <Changes from={baseId} to={theirs.revisionId} />}
      </div>
    </section>
  )
}

/** Their text and mine, as it was when this was opened and whenever it is saved as a draft. */
function Differences({ theirs, written }: { readonly theirs: TextView; readonly written: ArticleText }) {
  const { t } = useTranslation('knowledge')
  const { data } = useAsk(
    'article.compare',
    {
      from: { revisionId: theirs.revisionId },
      to: { title: written.title, summary: written.summary, bodyHtml: written.html() },
    },
    { keepPrevious: true },
  )
  if (!data) return null
  return (
    <>
      <p className={articleClasses.sideNote}>{t('knowledge:clash.differencesHint')}</p>
      <ComparisonView comparison={data} mode="inline" />
    </>
  )
}

function Changes({ from, to }: { readonly from: string; readonly to: string }) {
  const { data } = useAsk('article.compare', { from: { revisionId: from }, to: { revisionId: to } })
  return data ? <ComparisonView comparison={data} mode="inline" /> : null
}
