import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { CallDetail } from '#shared/ipc/calls'
import { AppFailure } from '#shared/ipc/errors'
import type { AppContext } from '#shared/ipc/views'
import { isUnfinished } from '#shared/rules/calls/state'
import { run, useAsk } from '../../app/data.ts'
import { useFormat } from '../../app/format.ts'
import { rejectionText, useTranslation } from '../../app/i18n.ts'
import { isTyping, useShortcut } from '../../app/shortcuts.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { useUnsaved } from '../../app/unsaved.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import classes from './calls.module.css'
import { keptOf, keptWith } from './kept.ts'
import { onScriptEnd, type ScriptEnd, scriptCommands } from './script.ts'
import { useNotes } from './use-notes.ts'
import { WhenField } from './WhenField.tsx'
import {
  emptyWrapUp,
  type FollowUp,
  notesWith,
  problemsOf,
  type WrapUpForm,
  type WrapUpProblems,
  wrapUpCommands,
} from './wrap-up.ts'

interface Props {
  readonly detail: CallDetail
  /** It is on record, or was given up. */
  readonly onDone: () => void
}

/** Notes while one talks, the outcome when it is over; all of it is written in one go. */
export function WrapUp({ detail, onDone }: Props) {
  const { data: context } = useAsk('app.context', {})
  return context ? <Recall detail={detail} context={context} onDone={onDone} /> : null
}

/** What was filled in before a crash, or before the agent looked elsewhere, is there again. */
function Recall(props: Props & { readonly context: AppContext }) {
  const { detail, context } = props
  const { begun, kept } = useUnsaved(context.me.id, 'call-wrap-up', (content) => keptOf<WrapUpForm>(content))
  if (begun.data === undefined && !begun.error) return null
  const all = begun.data ?? {}
  const callId = detail.call.id
  return (
    <Form
      {...props}
      begin={{ ...emptyWrapUp(detail, Date.now()), ...all[callId] }}
      keep={(form) => kept.keep(keptWith(all, callId, form))}
    />
  )
}

interface FormProps extends Props {
  readonly context: AppContext
  readonly begin: WrapUpForm
  readonly keep: (form: WrapUpForm | null) => void
}

function Form({ detail, context, begin, keep, onDone }: FormProps) {
  const { t } = useTranslation(['calls', 'errors'])
  const { call } = detail
  const [form, setForm] = useState(begin)
  const [problems, setProblems] = useState<WrapUpProblems>({})
  const [busy, setBusy] = useState(false)
  const { notes, type, failed } = useNotes(call.id, call.notes)
  const runs = isUnfinished(call)
  const element = useRef<HTMLFormElement>(null)
  const set = (change: Partial<WrapUpForm>) => {
    const next = { ...form, ...change }
    setForm(next)
    setProblems({})
    keep(next)
  }

  const save = async () => {
    const found = problemsOf(form, detail)
    setProblems(found)
    if (Object.keys(found).length > 0) {
      // Where the first of them is to be put right.
      requestAnimationFrame(() =>
        element.current?.querySelector<HTMLElement>('[data-problem] input, [aria-invalid="true"]')?.focus(),
      )
      return
    }
    setBusy(true)
    try {
      const commands = wrapUpCommands(form, notes, detail, { meId: context.me.id, scriptRunId: call.scriptRunId })
      const { rejected } = await run('command.batch', { commands })
      const own = rejected.find(({ index }) => commands[index]?.name === 'call.wrapUp')
      for (const each of rejected) showDone(rejectionText(t, each.code))
      if (!own) {
        keep(null)
        showDone(t('calls:wrapUp.done'))
        onDone()
      }
    } catch (caught) {
      showFailure(caught)
    }
    setBusy(false)
  }
  /** The script is over: what it came to and the call go on record together. */
  const saveWithScript = async (end: ScriptEnd) => {
    const dispositionId = end.run.dispositionId ?? form.dispositionId
    const whole = { ...form, dispositionId }
    const scriptRunId = end.run.runId
    const complete = Object.keys(problemsOf(whole, detail)).length === 0
    const commands = [
      ...scriptCommands(end),
      ...(complete
        ? wrapUpCommands(whole, notesWith(notes, end.run.notes), detail, { meId: context.me.id, scriptRunId })
        : [{ name: 'call.link' as const, args: { callId: call.id, set: { scriptRunId } } }]),
    ]
    const { rejected } = await run('command.batch', { commands })
    const refused = rejected.find(({ index }) => index === 0)
    if (refused) throw new AppFailure('rejected', { code: refused.code })
    if (complete) {
      keep(null)
      onDone()
    } else set({ dispositionId })
  }
  const latest = useRef(saveWithScript)
  useEffect(() => {
    latest.current = saveWithScript
  })
  useEffect(() => onScriptEnd(call.id, (end) => latest.current(end)), [call.id])
  useShortcut({
    id: 'call.save',
    keys: 'Ctrl+Enter',
    scope: 'call',
    label: 'calls:shortcuts.save',
    run: () => void save(),
  })
  useFocusOfState(call.state, element)

  return (
    <form
      ref={element}
      className={classes.section}
      aria-label={t('calls:wrapUp.label')}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void save()
      }}
    >
      <Textarea
        data-call-notes={call.id}
        autosize
        minRows={4}
        maxRows={14}
        label={t('calls:wrapUp.notes')}
        value={notes}
        error={failed ? t('calls:wrapUp.notSaved') : null}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Outcome
        context={context}
        value={form.dispositionId}
        problem={Boolean(problems.dispositionId)}
        onChange={(dispositionId) => set({ dispositionId })}
      />
      <TicketChoice detail={detail} form={form} problems={problems} onChange={set} />
      <Kept detail={detail} keeps={form.keeps} onChange={(keeps) => set({ keeps })} />
      <FollowUpFields
        detail={detail}
        context={context}
        form={form}
        problems={problems}
        onChange={(followUp) => set({ followUp })}
      />
      <div className={classes.formActions}>
        {!runs && <Button onClick={onDone}>{t('calls:wrapUp.cancel')}</Button>}
        <Button type="submit" variant="filled" loading={busy} rightSection={<Kbd keys="Ctrl+Enter" />}>
          {t(runs && call.state !== 'wrap-up' ? 'calls:wrapUp.endAndSave' : 'calls:wrapUp.save')}
        </Button>
      </div>
    </form>
  )
}

/**
 * The next thing to write has the keys: notes once somebody is there, the outcome once they have hung up. A script that
 * leads the call keeps them, and so does whatever had them before a hold.
 */
function useFocusOfState(state: CallDetail['call']['state'], form: React.RefObject<HTMLFormElement | null>): void {
  const before = useRef<CallDetail['call']['state'] | null>(null)
  useEffect(() => {
    const isResumed = before.current === 'held' && state === 'active'
    before.current = state
    const { activeElement } = document
    if (isResumed || isTyping(activeElement) || document.querySelector('[aria-modal="true"]')) return
    if (activeElement?.closest('[data-script-panel]')) return
    const wanted =
      state === 'wrap-up'
        ? (form.current?.querySelector<HTMLElement>('input[type="radio"]:checked') ??
          form.current?.querySelector<HTMLElement>('input[type="radio"]'))
        : state === 'active'
          ? form.current?.querySelector<HTMLElement>('[data-call-notes]')
          : null
    wanted?.focus({ preventScroll: state === 'active' })
  }, [state, form])
}

function Outcome(props: {
  readonly context: AppContext
  readonly value: string | null
  readonly problem: boolean
  readonly onChange: (id: string) => void
}) {
  const { context, value, problem, onChange } = props
  const { t } = useTranslation('calls')
  const offered = context.dispositions.filter(({ id, active }) => active || id === value)
  return (
    <fieldset className={classes.outcomes} data-problem={problem || undefined}>
      <legend className={classes.legend}>{t('calls:wrapUp.outcome')}</legend>
      {offered.length === 0 && <p className={classes.warnText}>{t('calls:wrapUp.noOutcomes')}</p>}
      <div className={classes.outcomeChips}>
        {offered.map(({ id, name }) => (
          <label key={id} className={classes.outcomeChip} data-chosen={id === value || undefined}>
            <input type="radio" name="disposition" value={id} checked={id === value} onChange={() => onChange(id)} />
            {name}
          </label>
        ))}
      </div>
      {problem && (
        <p className={classes.errorText} role="alert">
          {t('calls:wrapUp.outcomeNeeded')}
        </p>
      )}
    </fieldset>
  )
}

function TicketChoice(props: {
  readonly detail: CallDetail
  readonly form: WrapUpForm
  readonly problems: WrapUpProblems
  readonly onChange: (change: Partial<WrapUpForm>) => void
}) {
  const { detail, form, problems, onChange } = props
  const { t } = useTranslation('calls')
  const { call, ticket, openTickets } = detail
  const known = ticket && !openTickets.some(({ id }) => id === ticket.id) ? [ticket, ...openTickets] : openTickets
  const data = [
    { value: 'none', label: t('calls:wrapUp.noTicket') },
    { value: 'new', label: t('calls:wrapUp.newTicket'), disabled: call.customerId === null },
    ...known.map(({ id, number, subject }) => ({
      value: id,
      label: number === null ? subject : `#${number} ${subject}`,
    })),
  ]
  const chosen = data.some(({ value }) => value === form.ticket) ? form.ticket : 'none'
  return (
    <>
      <Select
        label={t('calls:wrapUp.ticket')}
        description={call.customerId === null ? t('calls:wrapUp.ticketNeedsCustomer') : undefined}
        data={data}
        value={chosen}
        allowDeselect={false}
        error={problems.ticket ? t('calls:wrapUp.ticketNeedsCustomer') : null}
        onChange={(value) => onChange({ ticket: value ?? 'none' })}
      />
      {chosen === 'new' && (
        <TextInput
          label={t('calls:wrapUp.subject')}
          value={form.subject}
          maxLength={300}
          error={problems.subject ? t('calls:wrapUp.subjectNeeded') : null}
          onChange={(event) => onChange({ subject: event.currentTarget.value })}
        />
      )}
      {chosen !== 'new' && chosen !== 'none' && (
        <Checkbox
          label={t('calls:wrapUp.noteInTicket')}
          checked={form.noteInTicket}
          onChange={(event) => onChange({ noteInTicket: event.currentTarget.checked })}
        />
      )}
    </>
  )
}

/** Promises to this customer that are open: the call may keep them. */
function Kept(props: {
  readonly detail: CallDetail
  readonly keeps: readonly string[]
  readonly onChange: (keeps: readonly string[]) => void
}) {
  const { detail, keeps, onChange } = props
  const { t } = useTranslation('calls')
  const format = useFormat()
  return detail.openCallbacks.map(({ id, dueAt, note }) => (
    <Checkbox
      key={id}
      label={t('calls:wrapUp.keeps', { when: format.moment(dueAt) })}
      description={note}
      checked={keeps.includes(id)}
      onChange={(event) => onChange(event.currentTarget.checked ? [...keeps, id] : keeps.filter((each) => each !== id))}
    />
  ))
}

function FollowUpFields(props: {
  readonly detail: CallDetail
  readonly context: AppContext
  readonly form: WrapUpForm
  readonly problems: WrapUpProblems
  readonly onChange: (followUp: FollowUp | null) => void
}) {
  const { detail, context, form, problems, onChange } = props
  const { t } = useTranslation('calls')
  const { followUp } = form
  const people = context.users.filter(({ active, teamIds }) => active && teamIds.includes(detail.call.teamId))
  return (
    <>
      <Checkbox
        label={t('calls:wrapUp.followUp')}
        checked={followUp !== null}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? { dueAt: null, assigneeId: context.me.id, note: '' } : null)
        }
      />
      {followUp && (
        <div className={classes.followUp}>
          {problems.number && <p className={classes.errorText}>{t('calls:wrapUp.numberNeeded')}</p>}
          <WhenField
            zone={detail.customer?.timeZone ?? null}
            window={detail.customer?.contactWindow ?? null}
            value={followUp.dueAt}
            error={problems.dueAt ? t('calls:when.needed') : null}
            onChange={(dueAt) => onChange({ ...followUp, dueAt })}
          />
          <Select
            label={t('calls:callback.assignee')}
            data={[
              { value: 'anybody', label: t('calls:callback.anybody') },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={followUp.assigneeId ?? 'anybody'}
            allowDeselect={false}
            searchable
            onChange={(value) => onChange({ ...followUp, assigneeId: value === 'anybody' ? null : value })}
          />
          <TextInput
            label={t('calls:callback.note')}
            value={followUp.note}
            maxLength={5_000}
            onChange={(event) => onChange({ ...followUp, note: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  )
}
