import { Button, Radio } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconArrowsExchange, IconArrowsJoin2 } from '@tabler/icons-react'
import i18next, { type TFunction } from 'i18next'
import { useState } from 'react'
import { isEmptyField } from '#shared/commands/customer-merge'
import { type CustomerField, customerFieldNames, joinableFields, type MergeChoice } from '#shared/domain/customers'
import type { Customer } from '#shared/domain/people'
import { run, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openCustomer } from '../../../app/navigation.ts'
import { showFailure, showUndo, undoFor } from '../../../app/toasts.tsx'
import { Breakable } from '../../../ui/Breakable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import classes from './history.module.css'
import { movesText } from './moves.ts'

/**
 * Lets a person choose, field by field, what becomes of two customers, and shows what goes over. Afterwards the kept one
 * is shown, unless one goes through a list of such pairs.
 */
export function openMerge(keptId: string, removedId: string, { stay = false } = {}): void {
  const modalId = crypto.randomUUID()
  modals.open({
    modalId,
    title: i18next.t('history:merge.title'),
    size: 760,
    closeOnClickOutside: false,
    closeButtonProps: { 'aria-label': i18next.t('customers:close') },
    children: <MergeDialog keptId={keptId} removedId={removedId} stay={stay} onClose={() => modals.close(modalId)} />,
  })
}

/** Takes a merge back. */
export function unmerge(removedId: string, name: string, done: (text: string) => void): void {
  run('customer.unmerge', { removedId }).then(() => done(i18next.t('history:merge.undone', { name })), showFailure)
}

function MergeDialog(props: {
  readonly keptId: string
  readonly removedId: string
  readonly stay: boolean
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['history', 'customers', 'app'])
  const [swapped, setSwapped] = useState(false)
  const [choices, setChoices] = useState<Partial<Record<CustomerField, MergeChoice>>>({})
  const [busy, setBusy] = useState(false)
  const [keptId, removedId] = swapped ? [props.removedId, props.keptId] : [props.keptId, props.removedId]
  const preview = useAsk('customer.mergePreview', { keptId, removedId }, { keepPrevious: true })
  if (preview.error) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
  if (preview.data === null) return <EmptyState title={t('history:merge.gone')} />
  if (!preview.data) return null
  // The two just changed sides: the table stays until theirs is there, and with it the focus.
  const settling = preview.data.kept.id !== keptId
  const { kept, removed, moves, organizations, suggested } = preview.data
  const differing = customerFieldNames.filter((field) => JSON.stringify(kept[field]) !== JSON.stringify(removed[field]))
  const choiceOf = (field: CustomerField): MergeChoice => {
    const choice = choices[field] ?? suggested[field] ?? 'kept'
    if (choice !== 'both' || canJoin(field, kept, removed)) return choice
    return isEmptyField(kept[field]) ? 'removed' : 'kept'
  }

  const merge = async () => {
    setBusy(true)
    try {
      await run('customer.merge', {
        keptId,
        removedId,
        choices: Object.fromEntries(differing.map((field) => [field, choiceOf(field)])),
      })
      props.onClose()
      if (!props.stay) openCustomer(keptId)
      showUndo({
        text: t('history:merge.done', { kept: kept.name, removed: removed.name }),
        until: new Date(Date.now() + undoFor).toISOString(),
        onUndo: () => {
          run('customer.unmerge', { removedId }).catch(showFailure)
        },
      })
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }

  const moved = movesText(moves, t)
  return (
    <div className={classes.merge}>
      <div className={classes.mergeScroll}>
        <table className={classes.mergeTable}>
          <thead>
            <tr>
              <td />
              <th scope="col">
                <span className={classes.mergeRole}>{t('history:merge.kept')}</span>
                <bdi>{kept.name}</bdi>
              </th>
              <th scope="col">
                <span className={classes.mergeRole}>{t('history:merge.removed')}</span>
                <bdi>{removed.name}</bdi>
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {differing.map((field) => (
              <Field
                key={field}
                field={field}
                kept={kept}
                removed={removed}
                organizations={organizations}
                choice={choiceOf(field)}
                onChoose={(choice) => setChoices((before) => ({ ...before, [field]: choice }))}
              />
            ))}
          </tbody>
        </table>
        {differing.length === 0 && <p className={classes.quiet}>{t('history:merge.same')}</p>}
      </div>
      <p className={classes.mergeMoves}>
        {moved === '' ? t('history:merge.movesNothing') : t('history:merge.moves', { moves: moved, name: kept.name })}{' '}
        {t('history:merge.undoHint')}
      </p>
      <div className={classes.dialogActions}>
        <Button
          leftSection={<IconArrowsExchange size={16} stroke={1.5} aria-hidden />}
          onClick={() => {
            setSwapped(!swapped)
            setChoices({})
          }}
        >
          {t('history:merge.swap')}
        </Button>
        <span className={classes.spring} />
        <Button onClick={props.onClose}>{t('customers:cancel')}</Button>
        <Button
          variant="filled"
          loading={busy || settling}
          leftSection={<IconArrowsJoin2 size={16} stroke={1.5} aria-hidden />}
          onClick={() => void merge()}
        >
          {t('history:merge.confirm')}
        </Button>
      </div>
    </div>
  )
}

/** Of one value and nothing there is nothing to join. */
function canJoin(field: CustomerField, kept: Customer, removed: Customer): boolean {
  return joinableFields.includes(field) && !isEmptyField(kept[field]) && !isEmptyField(removed[field])
}

function Field(props: {
  readonly field: CustomerField
  readonly kept: Customer
  readonly removed: Customer
  readonly organizations: Readonly<Record<string, string>>
  readonly choice: MergeChoice
  readonly onChoose: (choice: MergeChoice) => void
}) {
  const { field, kept, removed, organizations, choice, onChoose } = props
  const { t } = useTranslation(['history', 'app'])
  const name = t(`history:field.${field}`)
  const text = (value: Customer) => valueText(field, value, organizations, t)
  const option = (value: MergeChoice, label: string, shown: string) => (
    <Radio
      checked={choice === value}
      onChange={() => onChoose(value)}
      name={`merge-${field}`}
      label={
        shown === '' ? <span className={classes.faint}>{t('history:merge.empty')}</span> : <Breakable text={shown} />
      }
      aria-label={`${name}: ${label}: ${shown === '' ? t('history:merge.empty') : shown}`}
    />
  )
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{option('kept', t('history:merge.kept'), text(kept))}</td>
      <td>{option('removed', t('history:merge.removed'), text(removed))}</td>
      <td>{canJoin(field, kept, removed) && option('both', t('history:merge.both'), t('history:merge.both'))}</td>
    </tr>
  )
}

function valueText(
  field: CustomerField,
  customer: Customer,
  organizations: Readonly<Record<string, string>>,
  t: TFunction,
): string {
  const value = customer[field]
  if (field === 'tier') return t(`app:tier.${customer.tier}`)
  if (field === 'organizationId') return value === null ? '' : (organizations[String(value)] ?? '')
  if (typeof value === 'boolean') return t(value ? 'history:merge.yes' : 'history:merge.no')
  if (value === null) return ''
  if (Array.isArray(value)) return value.join('\n')
  if (typeof value === 'object') return Object.values(value).flat().filter(Boolean).join(', ')
  return String(value)
}
