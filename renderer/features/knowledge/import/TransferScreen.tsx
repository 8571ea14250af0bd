import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { ExportPart } from './ExportPart.tsx'
import { ImportPart } from './ImportPart.tsx'
import classes from './transfer.module.css'

const parts = ['import', 'export'] as const
type Part = (typeof parts)[number]

/** Articles from files and to files. What goes on, goes on while another screen is shown. */
export function TransferScreen() {
  const { t } = useTranslation(['knowledgeFlow', 'knowledge'])
  const { data: state } = useAsk('transfer.state', {})
  const [chosen, setChosen] = useState<Part | null>(null)
  if (state === undefined) return null
  const part = chosen ?? state?.kind ?? 'import'
  const own = state?.kind === part ? state : null
  const busyElsewhere = state !== null && own === null && (state.phase === 'reading' || state.phase === 'writing')
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('knowledgeFlow:transfer.title')}</h1>
        <SegmentedControl
          size="xs"
          aria-label={t('knowledgeFlow:transfer.title')}
          value={part}
          onChange={(value) => setChosen(value as Part)}
          data={parts.map((value) => ({ value, label: t(`knowledgeFlow:transfer.${value}`) }))}
        />
      </header>
      {part === 'import' ? (
        <ImportPart state={own} busy={busyElsewhere} />
      ) : (
        <ExportPart state={own} busy={busyElsewhere} />
      )}
    </div>
  )
}
