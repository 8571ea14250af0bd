import { ActionIcon, MultiSelect, Select, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { AppContext } from '#shared/ipc/views'
import { useTranslation } from '../../../../app/i18n.ts'
import {
  type AgeUnit,
  type ConditionField,
  type ConditionOp,
  type ConditionRow,
  conditionFields,
  fixedValues,
  opsOf,
  problemOf,
  withField,
} from './condition-form.ts'
import classes from './ViewEditor.module.css'

interface Props {
  readonly row: ConditionRow
  /** Place in the list from 1, for the names of its controls. */
  readonly number: number
  readonly context: AppContext
  readonly checked: boolean
  readonly onChange: (row: ConditionRow) => void
  readonly onRemove: () => void
}

/** One condition: what, how, and which values. */
export function ConditionLine({ row, number, context, checked, onChange, onRemove }: Props) {
  const { t } = useTranslation(['tickets', 'app'])
  const problem = problemOf(row)
  // Too long is said at once, missing only when saving was tried.
  const error = problem && (checked || problem.endsWith('too-long')) ? t(`tickets:view.problem.${problem}`) : undefined
  const ops = opsOf(row.field)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside the fieldset of all conditions reads twice
    <div role="group" aria-label={t('tickets:view.condition', { number })} className={classes.line}>
      <Select
        aria-label={t('tickets:view.field')}
        className={classes.field}
        data={conditionFields.map((field) => ({ value: field, label: t(`tickets:view.fields.${field}`) }))}
        value={row.field}
        maxDropdownHeight={320}
        onChange={(value) => value && onChange(withField(row, value as ConditionField))}
      />
      {ops.length > 1 ? (
        <Select
          aria-label={t('tickets:view.op')}
          className={classes.op}
          data={ops.map((op) => ({ value: op, label: t(`tickets:view.ops.${op}`) }))}
          value={row.op}
          onChange={(value) => value && onChange({ ...row, op: value as ConditionOp })}
        />
      ) : (
        <span className={classes.onlyOp}>{t(`tickets:view.ops.${row.op}`)}</span>
      )}
      <div className={classes.value} data-invalid={error ? true : undefined}>
        <Value row={row} context={context} error={error} onChange={onChange} t={t} />
      </div>
      <ActionIcon
        size={30}
        aria-label={t('tickets:view.removeCondition', { number })}
        title={t('tickets:view.removeCondition', { number })}
        onClick={onRemove}
      >
        <IconTrash size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
    </div>
  )
}

function Value(
  props: Pick<Props, 'row' | 'context' | 'onChange'> & { readonly error: string | undefined; readonly t: TFunction },
) {
  const { row, context, error, onChange, t } = props
  switch (row.field) {
    case 'overdue':
      return null
    case 'text':
      return (
        <TextInput
          aria-label={t('tickets:view.words')}
          placeholder={t('tickets:view.wordsPlaceholder')}
          value={row.text}
          error={error}
          onChange={(event) => onChange({ ...row, text: event.currentTarget.value })}
        />
      )
    case 'created':
    case 'updated':
      return (
        <div className={classes.age}>
          <TextInput
            className={classes.amount}
            inputMode="decimal"
            aria-label={t('tickets:view.amount')}
            value={row.amount}
            error={error}
            onChange={(event) => onChange({ ...row, amount: event.currentTarget.value })}
          />
          <Select
            className={classes.unit}
            aria-label={t('tickets:view.unit')}
            data={(['hours', 'days'] as const).map((unit) => ({ value: unit, label: t(`tickets:view.units.${unit}`) }))}
            value={row.unit}
            onChange={(value) => value && onChange({ ...row, unit: value as AgeUnit })}
          />
        </div>
      )
    default:
      return (
        <MultiSelect
          aria-label={t('tickets:view.values')}
          placeholder={row.values.length === 0 ? t('tickets:view.valuesPlaceholder') : undefined}
          data={valuesOf(row, context, t)}
          value={[...row.values]}
          error={error}
          searchable
          hidePickedOptions
          classNames={{ input: classes.values }}
          maxDropdownHeight={240}
          nothingFoundMessage={t('tickets:view.noValue')}
          onChange={(values) => onChange({ ...row, values })}
        />
      )
  }
}

interface Option {
  readonly value: string
  readonly label: string
}

function valuesOf(row: ConditionRow, context: AppContext, t: TFunction): Option[] {
  const options = knownValues(row.field, context, t)
  const known = new Set(options.map((option) => option.value))
  // A tag or a colleague that is gone stays visible in the views that name it.
  const gone = row.values
    .filter((value) => !known.has(value))
    .map((value) => ({ value, label: t('tickets:view.gone') }))
  return [...options, ...gone]
}

function knownValues(field: ConditionField, context: AppContext, t: TFunction): Option[] {
  const named = (records: readonly { readonly id: string; readonly name: string }[]) =>
    [...records].sort((a, b) => a.name.localeCompare(b.name)).map(({ id, name }) => ({ value: id, label: name }))
  switch (field) {
    case 'assignee':
      return [
        { value: 'me', label: t('tickets:view.me') },
        { value: 'none', label: t('tickets:view.none') },
        ...named(context.users),
      ]
    case 'team':
      return [{ value: 'mine', label: t('tickets:view.mine') }, ...named(context.teams)]
    case 'tag':
      return named(context.tags)
    default:
      return fixedValues(field).map((value) => ({ value, label: t(`app:${field}.${value}`) }))
  }
}
