import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from '../../../../app/i18n.ts'
import { flowOrder } from '../../graph/slots.ts'
import { stepName } from '../../words.ts'
import { type Editor, problemsOf } from '../editor.ts'

/** Where a way leads: one of the steps, by number and name. */
export function TargetSelect(props: {
  readonly editor: Editor
  readonly stepId: string
  readonly by: string | null
  readonly label: string
  readonly to: string | null
  /** What it means when nothing is chosen. */
  readonly placeholder: string
  readonly onChange: (to: string | null) => void
}) {
  const { editor, stepId, by, label, to, placeholder, onChange } = props
  const { t } = useTranslation('scripts')
  const { graph, languages } = editor
  const data = useMemo(
    () =>
      flowOrder(graph).map((step, index) => ({
        value: step.id,
        label: `${index + 1}. ${stepName(step, languages, t)}`,
      })),
    [graph, languages, t],
  )
  const isLost = to !== null && !graph.steps.some(({ id }) => id === to)
  const ways = problemsOf(editor.problems, stepId, by).filter(
    ({ code }) => code === 'dead-end' || code === 'unknown-step',
  )
  return (
    <Select
      label={label}
      placeholder={placeholder}
      data={isLost ? [...data, { value: to, label: to }] : data}
      value={to}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('scripts:edit.noTarget') }}
      nothingFoundMessage={t('scripts:edit.noStep')}
      disabled={!editor.mayEdit}
      error={ways[0] ? t(`scripts:problem.${ways[0].code}`) : null}
      data-slot={by ?? 'next'}
      onChange={onChange}
    />
  )
}
