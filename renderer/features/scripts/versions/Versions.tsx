import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowsDiff, IconFileExport, IconRestore } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { ask, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openScriptPage } from '../../../app/navigation.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import type { Editor } from '../edit/editor.ts'
import { ListView } from '../edit/ListView.tsx'
import type { ScriptText } from '../edit/use-script-text.ts'
import { exportScript } from '../export-script.ts'
import { compareGraphs } from '../graph/compare.ts'
import { Difference } from './Difference.tsx'
import classes from './versions.module.css'

/** What is written and not saved, among the versions. */
const mine = 'mine'

/** Every saved version, any two of them compared step by step, and the way back to one. */
export function Versions({ editor, text }: { readonly editor: Editor; readonly text: ScriptText }) {
  const { script, context, mayEdit } = editor
  const { t } = useTranslation('scripts')
  const revisions = useAsk('script.revisions', { scriptId: script.id })
  const [chosen, setChosen] = useState<{ readonly from: string; readonly to: string } | null>(null)
  const [reading, setReading] = useState(false)
  const [asked, setSubject] = useState<string | null>(null)
  const list = revisions.data
  const ids = list ? [...(text.isChanged ? [mine] : []), ...list.map(({ id }) => id)] : []
  const to = chosen && ids.includes(chosen.to) ? chosen.to : ids[0]
  const from = chosen && ids.includes(chosen.from) ? chosen.from : (ids[1] ?? ids[0])
  const before = useGraph(from, text)
  const after = useGraph(to, text)
  const change = useMemo(() => (before && after ? compareGraphs(before, after) : null), [before, after])
  if (revisions.error && !list) return <ErrorState error={revisions.error} onRetry={() => void revisions.refetch()} />
  if (!list || from === undefined || to === undefined) return null
  const names = new Map(context.users.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => {
    const found = list.find((each) => each.id === id)
    return found ? t('scripts:edit.version', { number: found.number }) : t('scripts:versions.mine')
  }
  // What has become of it since; the newest is compared with the one before.
  const choose = (id: string) => {
    setChosen(id === ids[0] ? { from: ids[1] ?? id, to: id } : { from: id, to: ids[0] ?? id })
    setSubject(id)
    setReading(true)
  }
  const compare = (pair: NonNullable<typeof chosen>, id: string) => {
    setChosen(pair)
    setSubject(id)
    setReading(false)
  }
  // The one that is asked about: the other of the two is what it is compared with.
  const subject = asked === to || asked === from ? asked : to === ids[0] ? from : to
  const shown = subject === from ? before : after
  const take = async (revisionId: string) => {
    try {
      const found = await ask('script.revision', { revisionId })
      if (!found) return
      text.replace(found.graph)
      openScriptPage(script.id)
      showDone(t('scripts:versions.restored', { name: nameOf(revisionId) }))
    } catch (caught) {
      showFailure(caught)
    }
  }
  return (
    <div className={classes.columns}>
      <section
        className={classes.list}
        aria-label={t('scripts:versions.title')}
        data-pane="script-versions"
        tabIndex={-1}
      >
        <p className={classes.hint}>{t('scripts:versions.hint')}</p>
        <ul className={classes.revisions}>
          {ids.map((id) => {
            const revision = list.find((each) => each.id === id)
            const name = nameOf(id)
            return (
              <li
                key={id}
                className={classes.revision}
                data-chosen={(reading ? id === subject : id === to || id === from) || undefined}
              >
                <span className={classes.radios}>
                  <input
                    type="radio"
                    name="script-version-from"
                    checked={id === from}
                    aria-label={t('scripts:versions.from', { name })}
                    onChange={() => compare({ from: id, to }, id)}
                  />
                  <input
                    type="radio"
                    name="script-version-to"
                    checked={id === to}
                    aria-label={t('scripts:versions.to', { name })}
                    onChange={() => compare({ from, to: id }, id)}
                  />
                </span>
                <button type="button" className={classes.revisionButton} onClick={() => choose(id)}>
                  <span className={classes.revisionHead}>
                    <strong>{name}</strong>
                    {revision?.aside && <span className={classes.tag}>{t('scripts:versions.aside')}</span>}
                    {script.published?.revisionId === id && (
                      <span className={classes.tag} data-published>
                        {t('scripts:versions.inUse')}
                      </span>
                    )}
                  </span>
                  {revision && (
                    <span className={classes.revisionBy}>
                      {names.get(revision.authorId) ?? ''} · <RelativeTime at={revision.createdAt} />
                    </span>
                  )}
                  {revision?.note && <span className={classes.revisionNote}>{revision.note}</span>}
                </button>
              </li>
            )
          })}
        </ul>
      </section>
      <section
        className={classes.page}
        aria-label={t('scripts:versions.changes')}
        data-pane="script-changes"
        tabIndex={-1}
      >
        <div className={classes.tools}>
          <h2 className={classes.title}>
            {reading ? nameOf(subject) : t('scripts:versions.compared', { from: nameOf(from), to: nameOf(to) })}
          </h2>
          <SegmentedControl
            size="xs"
            aria-label={t('scripts:versions.show')}
            value={reading ? 'steps' : 'changes'}
            onChange={(value) => setReading(value === 'steps')}
            data={[
              { value: 'steps', label: t('scripts:versions.steps') },
              { value: 'changes', label: t('scripts:versions.changes') },
            ]}
          />
          {subject !== mine && (
            <>
              <Button
                variant="subtle"
                color="gray"
                leftSection={<IconFileExport size={16} stroke={1.5} aria-hidden />}
                onClick={() => void exportScript(script.id, subject)}
              >
                {t('scripts:exporting.menu')}
              </Button>
              {mayEdit && (subject !== script.revisionId || text.isChanged) && (
                <Button
                  leftSection={<IconRestore size={16} stroke={1.5} aria-hidden />}
                  onClick={() => void take(subject)}
                >
                  {t('scripts:versions.restore', { name: nameOf(subject) })}
                </Button>
              )}
            </>
          )}
        </div>
        {reading && shown ? (
          <ListView editor={{ ...editor, graph: shown, mayEdit: false, problems: [] }} />
        ) : from === to || change === null ? (
          <EmptyState icon={IconArrowsDiff} title={t('scripts:versions.only')} body={t('scripts:versions.onlyBody')} />
        ) : (
          <Difference editor={editor} change={change} graphs={{ before, after }} />
        )}
      </section>
    </div>
  )
}

function useGraph(id: string | undefined, text: ScriptText) {
  const found = useAsk('script.revision', { revisionId: id ?? '' }, { enabled: id !== undefined && id !== mine })
  return id === mine ? text.graph : (found.data?.graph ?? null)
}
