import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { v7 as uuidv7 } from 'uuid'
import { type TicketSort, ticketSort, type View, view as viewSchema } from '#shared/domain/tickets'
import { run, useAsk } from '../../../../app/data.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { openQueue } from '../../../../app/navigation.ts'
import { showDone, showFailure } from '../../../../app/toasts.tsx'
import { confirm } from '../../../../ui/confirm.ts'
import { FormDialog } from '../../../../ui/FormDialog.tsx'
import { queueAsked } from '../painted.ts'
import { usualDirection } from '../queue.ts'
import { ConditionLine } from './ConditionLine.tsx'
import {
  type ConditionField,
  type ConditionRow,
  conditionFields,
  conditionsOf,
  emptyRow,
  mostConditions,
  problemOf,
  rowOf,
} from './condition-form.ts'
import classes from './ViewEditor.module.css'
import { ViewPreview } from './ViewPreview.tsx'

const longestName = 80

/** Makes a saved view, or changes one, and shows what it finds while it is made. */
export function ViewEditor({ view, onClose }: { readonly view: View | null; readonly onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const context = useAsk('app.context', {}).data
  const [name, setName] = useState(view?.name ?? '')
  const [rows, setRows] = useState<readonly ConditionRow[]>(
    () => view?.conditions.map(rowOf) ?? [{ ...emptyRow(0, 'status'), values: ['new', 'open'] }],
  )
  const [sort, setSort] = useState<TicketSort>(view?.sort ?? { by: 'urgency', direction: 'asc' })
  const [shared, setShared] = useState(view?.ownerId === null)
  // Nothing is called wrong before the person had the chance to make it right.
  const [checked, setChecked] = useState(false)
  const [saving, setSaving] = useState(false)
  const nextKey = useRef(rows.length)
  const typed = JSON.stringify({ name, rows, sort, shared })
  const [untouched] = useState(typed)
  const form = useRef<HTMLFormElement>(null)

  if (!context) return null
  const maySteer = context.me.role === 'lead' || context.me.role === 'admin'
  const nameProblem = name.trim() === '' ? 'no-name' : name.trim().length > longestName ? 'name-too-long' : null
  const valid = nameProblem === null && rows.every((row) => problemOf(row) === null)

  const replaceRow = (next: ConditionRow) =>
    setRows((before) => before.map((row) => (row.key === next.key ? next : row)))
  const addRow = () => {
    const used = new Set(rows.map((row) => row.field))
    const field: ConditionField = conditionFields.find((each) => !used.has(each)) ?? 'text'
    const key = nextKey.current
    nextKey.current += 1
    setRows((before) => [...before, emptyRow(key, field)])
  }

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!valid) {
      // After the messages have been drawn: the first wrong field gets the focus.
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input')?.focus(),
      )
      return
    }
    setSaving(true)
    const viewId = view?.id ?? uuidv7()
    const position = view?.position ?? 1 + Math.max(0, ...context.views.map((each) => each.position))
    const fields = viewSchema
      .pick({ name: true, conditions: true, sort: true, position: true })
      .parse({ name, conditions: conditionsOf(rows), sort, position })
    try {
      await run('view.save', { viewId, shared, fields })
      showDone(t('tickets:view.saved', { name: fields.name }))
      // Closed before another queue opens: a form with unsaved words holds the window where it is.
      flushSync(onClose)
      queueAsked(`view-${viewId}`)
      openQueue(`view-${viewId}`)
    } catch (failure) {
      setSaving(false)
      showFailure(failure)
    }
  }

  const remove = async () => {
    if (!view) return
    const agreed = await confirm({
      title: t('tickets:view.delete.title', { name: view.name }),
      body: t(view.ownerId === null ? 'tickets:view.delete.bodyShared' : 'tickets:view.delete.body'),
      confirm: t('tickets:view.delete.confirm'),
      cancel: t('tickets:view.delete.cancel'),
      danger: true,
    })
    if (!agreed) return
    try {
      await run('view.delete', { viewId: view.id })
      showDone(t('tickets:view.delete.done', { name: view.name }))
      flushSync(onClose)
      openQueue('mine', { replace: true })
    } catch (failure) {
      showFailure(failure)
    }
  }

  return (
    <FormDialog
      title={t(view ? 'tickets:view.editTitle' : 'tickets:view.newTitle')}
      size={760}
      dirty={typed !== untouched}
      onClose={onClose}
    >
      <form ref={form} onSubmit={(event) => void save(event)} noValidate className={classes.form}>
        <TextInput
          data-autofocus
          required
          withAsterisk={false}
          label={t('tickets:view.name')}
          placeholder={t('tickets:view.namePlaceholder')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
          error={
            (checked || nameProblem === 'name-too-long') && nameProblem
              ? t(`tickets:view.problem.${nameProblem}`)
              : undefined
          }
        />
        <fieldset className={classes.conditions}>
          <legend className={classes.legend}>{t('tickets:view.conditions')}</legend>
          {rows.length === 0 && <p className={classes.hint}>{t('tickets:view.noConditions')}</p>}
          {rows.map((row, index) => (
            <ConditionLine
              key={row.key}
              row={row}
              number={index + 1}
              context={context}
              checked={checked}
              onChange={replaceRow}
              onRemove={() => setRows((before) => before.filter((each) => each.key !== row.key))}
            />
          ))}
          <div>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
              disabled={rows.length >= mostConditions}
              onClick={addRow}
            >
              {t('tickets:view.add')}
            </Button>
            {rows.length >= mostConditions && (
              <span className={classes.hint}>{t('tickets:view.most', { count: mostConditions })}</span>
            )}
          </div>
        </fieldset>
        <div className={classes.sort}>
          <Select
            label={t('tickets:view.sort')}
            data={ticketSort.shape.by.options.map((by) => ({ value: by, label: t(`tickets:sort.by.${by}`) }))}
            value={sort.by}
            onChange={(value) => {
              const by = ticketSort.shape.by.safeParse(value)
              if (by.success) setSort({ by: by.data, direction: usualDirection(by.data) })
            }}
          />
          <Select
            label={t('tickets:view.direction')}
            data={ticketSort.shape.direction.options.map((direction) => ({
              value: direction,
              label: t(`tickets:sort.direction.${sort.by}.${direction}`),
            }))}
            value={sort.direction}
            onChange={(value) => {
              const direction = ticketSort.shape.direction.safeParse(value)
              if (direction.success) setSort({ by: sort.by, direction: direction.data })
            }}
          />
        </div>
        <Checkbox
          label={t('tickets:view.share')}
          description={t(maySteer ? 'tickets:view.shareHint' : 'tickets:view.shareForbidden')}
          checked={shared}
          disabled={!maySteer}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <ViewPreview
          conditions={conditionsOf(rows)}
          left={rows.filter((row) => problemOf(row) !== null).length}
          sort={sort}
        />
        <div className={classes.actions}>
          {view && (
            <Button variant="subtle" color="red" className={classes.remove} onClick={() => void remove()}>
              {t('tickets:view.remove')}
            </Button>
          )}
          <span className={classes.space} />
          <Button onClick={onClose}>{t('tickets:view.cancel')}</Button>
          <Button type="submit" variant="filled" loading={saving}>
            {t('tickets:view.save')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
