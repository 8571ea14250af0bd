import { Button, Radio, Select } from '@mantine/core'
import { IconCircleCheck, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { TransferState } from '#shared/ipc/transfer'
import { run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { languageChoices } from '../language.ts'
import { ProblemList } from './ProblemList.tsx'
import classes from './transfer.module.css'
import { Working } from './Working.tsx'

const formats = ['markdown', 'html', 'csv'] as const
type ExportFormat = (typeof formats)[number]
const every = 'every'

/** All articles into a folder or a table, from where they can be brought in again as they were. */
export function ExportPart({ state, busy }: { readonly state: TransferState | null; readonly busy: boolean }) {
  const { t } = useTranslation('knowledgeFlow')
  const [format, setFormat] = useState<ExportFormat>('markdown')
  const [language, setLanguage] = useState(every)
  if (state && (state.phase === 'writing' || state.phase === 'reading')) return <Working state={state} />
  const report = state?.phase === 'done' ? state.exported : null
  const start = () => void run('export.run', { format, ...(language === every ? {} : { language }) }).catch(showFailure)
  return (
    <div className={classes.body}>
      {report && (
        <p className={classes.done} role="status">
          <IconCircleCheck size={20} stroke={1.5} aria-hidden />
          <span>
            {t(report.cancelled ? 'knowledgeFlow:transfer.exportStopped' : 'knowledgeFlow:transfer.exported', {
              name: report.name,
              texts: report.texts,
              files: report.files,
            })}
          </span>
        </p>
      )}
      {state?.phase === 'failed' && (
        <p className={classes.failed} role="alert">
          {t('knowledgeFlow:transfer.failed')}
        </p>
      )}
      <Radio.Group
        label={t('knowledgeFlow:transfer.format')}
        value={format}
        onChange={(value) => setFormat(value as ExportFormat)}
      >
        <div className={classes.formats}>
          {formats.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`knowledgeFlow:transfer.formats.${value}`)}
              description={t(`knowledgeFlow:transfer.formatHints.${value}`)}
            />
          ))}
        </div>
      </Radio.Group>
      <Select
        className={classes.oneField ?? ''}
        label={t('knowledgeFlow:transfer.language')}
        allowDeselect={false}
        value={language}
        onChange={(value) => value && setLanguage(value)}
        data={[{ value: every, label: t('knowledgeFlow:transfer.everyLanguage') }, ...languageChoices()]}
      />
      <div className={classes.buttons}>
        <Button
          variant="filled"
          disabled={busy}
          leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}
          onClick={start}
        >
          {t('knowledgeFlow:transfer.startExport')}
        </Button>
      </div>
      {report && <ProblemList problems={report.problems} name={t('knowledgeFlow:transfer.reportName')} />}
    </div>
  )
}
