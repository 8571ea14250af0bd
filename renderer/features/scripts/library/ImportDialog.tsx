import { Button, FileButton } from '@mantine/core'
import { IconAlertTriangle, IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { QueryResult } from '#shared/ipc/contract'
import type { ImportProblem } from '#shared/ipc/scripts'
import { ask, run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openScriptPage } from '../../../app/navigation.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { languageName } from '../words.ts'
import classes from './library.module.css'

const mostBytes = 8_000_000

type Read = QueryResult<'script.import'>

/** Reads a file first and says what is in it, or what is wrong with it and where. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('scripts')
  const [fileName, setFileName] = useState('')
  const [read, setRead] = useState<Read | 'too-large' | null>(null)
  const [busy, setBusy] = useState(false)
  const choose = async (file: File | null) => {
    if (!file) return
    setFileName(file.name)
    if (file.size > mostBytes) return setRead('too-large')
    setBusy(true)
    try {
      setRead(await ask('script.import', { text: await file.text() }))
    } catch (caught) {
      showFailure(caught)
    } finally {
      setBusy(false)
    }
  }
  const take = async ({ script }: Extract<Read, { ok: true }>) => {
    setBusy(true)
    const scriptId = uuidv7()
    try {
      const { name, description, languages, offeredFor, graph } = script
      const note = t('scripts:importing.note', { file: fileName.slice(0, 200) })
      await run('script.create', {
        ...{ scriptId, revisionId: uuidv7(), note },
        ...{ name, description, languages, offeredFor, graph },
      })
      showDone(t('scripts:importing.done', { name }))
      onClose()
      openScriptPage(scriptId)
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  const good = read !== null && read !== 'too-large' && read.ok ? read : null
  return (
    <FormDialog title={t('scripts:importing.title')} size={560} dirty={false} onClose={onClose}>
      <div className={classes.form}>
        <p className={classes.dialogText}>{t('scripts:importing.body')}</p>
        <div className={classes.fileRow}>
          <FileButton accept="application/json,.json" onChange={(file) => void choose(file)}>
            {(props) => (
              <Button
                {...props}
                data-autofocus
                leftSection={<IconFileUpload size={16} stroke={1.5} aria-hidden />}
                loading={busy}
              >
                {t('scripts:importing.choose')}
              </Button>
            )}
          </FileButton>
          <span className={classes.fileName}>{fileName}</span>
        </div>
        {read === 'too-large' && <Refused title={t('scripts:importing.tooLarge')} problems={[]} />}
        {read !== null && read !== 'too-large' && !read.ok && (
          <Refused title={t('scripts:importing.refused', { count: read.problems.length })} problems={read.problems} />
        )}
        {good && (
          <div className={classes.found} role="status">
            <strong>{good.script.name}</strong>
            <span>
              {t('scripts:importing.found', {
                steps: good.script.graph.steps.length,
                languages: good.script.languages.map(languageName).join(', '),
              })}
            </span>
            {good.unresolved.length > 0 && (
              <>
                <p className={classes.dialogText}>
                  {t('scripts:importing.unresolved', { count: good.unresolved.length })}
                </p>
                <ul className={classes.plainList}>
                  {good.unresolved.slice(0, 20).map((each) => (
                    <li key={`${each.kind}${each.id}`}>
                      {t(`scripts:importing.kind.${each.kind}`)}: {each.name || each.id}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
        <div className={classes.formActions}>
          <Button onClick={onClose}>{t('scripts:cancel')}</Button>
          <Button
            variant="filled"
            disabled={good === null}
            loading={busy && good !== null}
            onClick={() => good && void take(good)}
          >
            {t('scripts:importing.take')}
          </Button>
        </div>
      </div>
    </FormDialog>
  )
}

function Refused({ title, problems }: { readonly title: string; readonly problems: readonly ImportProblem[] }) {
  const { t } = useTranslation('scripts')
  return (
    <div className={classes.refused} role="alert">
      <p className={classes.refusedTitle}>
        <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
        {title}
      </p>
      {problems.length > 0 && (
        <ol className={classes.plainList}>
          {problems.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two can be the same, and none changes places
            <li key={index}>
              {t(`scripts:import.${each.code}`, { expected: each.expected })}
              <span className={classes.place}>
                {each.line !== null && t('scripts:importing.at', { line: each.line, column: each.column ?? 1 })}
                {each.step !== null && t('scripts:importing.inStep', { step: each.step })}
                {each.place !== '' && <code>{each.place}</code>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
