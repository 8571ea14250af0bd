import { Button } from '@mantine/core'
import { IconAlertTriangle, IconDownload, IconFileX } from '@tabler/icons-react'
import { useState } from 'react'
import { isKeptOut, type TransferProblem } from '#shared/ipc/transfer'
import { useTranslation } from '../../../app/i18n.ts'
import { problemsTable, worstFirst } from './report-text.ts'
import classes from './transfer.module.css'

const shownAtOnce = 200

/** What could not be read, and what was left out, with the reason; can be kept as a table. */
export function ProblemList({
  problems,
  name,
}: {
  readonly problems: readonly TransferProblem[]
  readonly name: string
}) {
  const { t } = useTranslation('knowledgeFlow')
  const [all, setAll] = useState(false)
  if (problems.length === 0) return null
  const wordsOf = ({ code }: TransferProblem) => t(`knowledgeFlow:transfer.problem.${code}`)
  const sorted = worstFirst(problems)
  const save = () => {
    const table = problemsTable(
      sorted,
      [t('knowledgeFlow:transfer.file'), t('knowledgeFlow:transfer.reason'), t('knowledgeFlow:transfer.detail')],
      wordsOf,
    )
    const url = URL.createObjectURL(new Blob([table], { type: 'text/csv' }))
    const anchor = document.createElement('a')
    anchor.href = url
    anchor.download = `${name}.csv`
    anchor.click()
    // The download has its own hold on the bytes once it began.
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
  }
  return (
    <section aria-label={t('knowledgeFlow:transfer.problems')} className={classes.problems}>
      <header className={classes.problemsHead}>
        <h2 className={classes.heading}>{t('knowledgeFlow:transfer.problemCount', { count: problems.length })}</h2>
        <Button size="compact-sm" leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />} onClick={save}>
          {t('knowledgeFlow:transfer.saveReport')}
        </Button>
      </header>
      <ul className={classes.plain}>
        {(all ? sorted : sorted.slice(0, shownAtOnce)).map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one file may have the same problem twice, and the list never moves
          <li key={index} className={classes.problem} data-out={isKeptOut(problem) || undefined}>
            {isKeptOut(problem) ? (
              <IconFileX size={16} stroke={1.5} aria-hidden />
            ) : (
              <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
            )}
            <span className={classes.problemWords} data-selectable>
              <strong>{problem.path}</strong>
              <span>
                {wordsOf(problem)}
                {problem.detail !== '' && ` (${problem.detail})`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {!all && sorted.length > shownAtOnce && (
        <Button mt={8} onClick={() => setAll(true)}>
          {t('knowledgeFlow:transfer.showAll', { count: sorted.length })}
        </Button>
      )}
    </section>
  )
}
