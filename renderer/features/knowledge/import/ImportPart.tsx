import { Button } from '@mantine/core'
import { IconCircleCheck, IconFolderOpen, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportOptions, ImportPreview, ImportReport, TransferState } from '#shared/ipc/transfer'
import { run, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openKnowledge } from '../../../app/navigation.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { ImportFields } from './ImportFields.tsx'
import { ImportTable } from './ImportTable.tsx'
import { ProblemList } from './ProblemList.tsx'
import classes from './transfer.module.css'
import { Working } from './Working.tsx'

/** Choose, look at what would become of each file, then do it. Nothing is changed before that. */
export function ImportPart({ state, busy }: { readonly state: TransferState | null; readonly busy: boolean }) {
  const { t, i18n } = useTranslation(['knowledgeFlow', 'knowledge'])
  const { data: context } = useAsk('app.context', {})
  const [options, setOptions] = useState<ImportOptions>({
    language: i18n.resolvedLanguage ?? 'en',
    audience: 'internal',
    categoryId: null,
    publish: 'none',
  })
  // A report that was read makes room for the next import.
  const [closed, setClosed] = useState<TransferState | null>(null)
  if (!context) return null
  const isWorking = state?.phase === 'reading' || state?.phase === 'writing'
  if (state && isWorking) return <Working state={state} />
  const report = state?.phase === 'done' && closed?.imported !== state.imported ? state.imported : null
  const preview = state?.phase === 'ready' ? state.preview : null

  const open = (source: 'folder' | 'csv') => void run('import.open', { source, options }).catch(showFailure)
  const change = (next: ImportOptions) => {
    setOptions(next)
    if (preview) void run('import.preview', { importId: preview.importId, options: next }).catch(showFailure)
  }
  if (report) return <Report report={report} onClose={() => setClosed(state)} />
  return (
    <div className={classes.body}>
      {!preview && <p className={classes.explain}>{t('knowledgeFlow:transfer.importExplain')}</p>}
      <ImportFields options={options} mayPublish={context.me.role !== 'agent'} onChange={change} />
      {preview ? (
        <Preview preview={preview} options={options} onOther={() => open('folder')} onTable={() => open('csv')} />
      ) : (
        <>
          {state?.phase === 'failed' && (
            <p className={classes.failed} role="alert">
              {t('knowledgeFlow:transfer.failed')}
            </p>
          )}
          <div className={classes.buttons}>
            <Button
              variant="filled"
              disabled={busy}
              leftSection={<IconFolderOpen size={16} stroke={1.5} aria-hidden />}
              onClick={() => open('folder')}
            >
              {t('knowledgeFlow:transfer.chooseFolder')}
            </Button>
            <Button
              disabled={busy}
              leftSection={<IconTable size={16} stroke={1.5} aria-hidden />}
              onClick={() => open('csv')}
            >
              {t('knowledgeFlow:transfer.chooseTable')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

function Preview(props: {
  readonly preview: ImportPreview
  readonly options: ImportOptions
  readonly onOther: () => void
  readonly onTable: () => void
}) {
  const { preview, options, onOther, onTable } = props
  const { t } = useTranslation('knowledgeFlow')
  const { counts, importId, name, newCategories } = preview
  const wanted = counts.new + counts.update
  // Until the state says that it is at work, which may come later than a second click.
  const [started, setStarted] = useState(false)
  const start = () => {
    if (started) return
    setStarted(true)
    run('import.run', { importId, options })
      .catch(showFailure)
      .finally(() => setStarted(false))
  }
  return (
    <>
      <div className={classes.summary}>
        <p className={classes.summaryWords}>
          <strong>{name}</strong>: {t('knowledgeFlow:transfer.counts', counts)}
        </p>
        {newCategories.length > 0 && (
          <p className={classes.meta}>
            {t('knowledgeFlow:transfer.newCategories', {
              count: newCategories.length,
              list: newCategories.slice(0, 6).join(', ') + (newCategories.length > 6 ? ' …' : ''),
            })}
          </p>
        )}
        <div className={classes.buttons}>
          <Button variant="filled" disabled={wanted === 0} loading={started} onClick={start}>
            {t('knowledgeFlow:transfer.start', { count: wanted })}
          </Button>
          <Button onClick={onOther}>{t('knowledgeFlow:transfer.chooseFolder')}</Button>
          <Button onClick={onTable}>{t('knowledgeFlow:transfer.chooseTable')}</Button>
        </div>
      </div>
      <ImportTable items={preview.items} />
    </>
  )
}

function Report({ report, onClose }: { readonly report: ImportReport; readonly onClose: () => void }) {
  const { t } = useTranslation('knowledgeFlow')
  return (
    <div className={classes.body}>
      <p className={classes.done} role="status">
        <IconCircleCheck size={20} stroke={1.5} aria-hidden />
        <span>
          {t(report.cancelled ? 'knowledgeFlow:transfer.importStopped' : 'knowledgeFlow:transfer.imported', {
            created: report.created,
            updated: report.updated,
            unchanged: report.unchanged,
            published: report.published,
            images: report.images,
          })}
        </span>
      </p>
      <div className={classes.buttons}>
        <Button variant="filled" onClick={() => openKnowledge()}>
          {t('knowledgeFlow:transfer.toArticles')}
        </Button>
        <Button onClick={onClose}>{t('knowledgeFlow:transfer.again')}</Button>
      </div>
      <ProblemList problems={report.problems} name={t('knowledgeFlow:transfer.reportName')} />
    </div>
  )
}
