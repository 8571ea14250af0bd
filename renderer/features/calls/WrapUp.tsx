import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { CallDetail } from '#shared/ipc/calls'
import type { AppContext } from '#shared/ipc/views'
import { numberToCallBack } from '#shared/rules/calls/call-back'
import { isUnfinished } from '#shared/rules/calls/state'
import { ask, run, useAsk } from '../../app/data.ts'
import { rejectionText, useTranslation } from '../../app/i18n.ts'
import { keptForm } from '../../app/kept-forms.ts'
import { isFocusIn, isTyping, useShortcut } from '../../app/shortcuts.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { type KeptForm, type UnsavedState, useUnsaved } from '../../app/unsaved.ts'
import { type Refusal, Refused, runWhole } from '../../app/whole.ts'
import type { DraftState } from '../../app/writing/draft-saver.ts'
import { openOutcomeDesk, tellScript, useScriptSays } from '../../app/writing/outcome-desk.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { useLimit } from '../../ui/limit.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { endOfRun, type ScriptEnd, useOpenRuns } from '../scripts/index.tsx'
import classes from './calls.module.css'
import { FollowUpFields } from './FollowUpFields.tsx'
import { besideScript, ofScript, promisesCallback, usualFollowUp, withoutScript } from './promise.ts'
import { useNotes, useNotesForOthers } from './use-notes.ts'
import { Kept, OutcomeChips, TicketChoice } from './WrapUpFields.tsx'
import wrapUpClasses from './wrap-up.module.css'
import {
  begunWrapUp,
  mostNotes,
  notesWith,
  type Outcome,
  outcomeOf,
  problemsOf,
  suggestionFor,
  ticketsOf,
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
  const { begun, kept } = useUnsaved(context.me.id, `call-wrap-up:${detail.call.id}`, keptForm<WrapUpForm>)
  if (begun.data === undefined && !begun.error) return null
  return <Form {...props} begin={begunWrapUp(detail, begun.data ?? {})} kept={kept} />
}

interface FormProps extends Props {
  readonly context: AppContext
  readonly begin: WrapUpForm
  readonly kept: KeptForm
}

function Form({ detail, context, begin, kept, onDone }: FormProps) {
  const { t } = useTranslation(['calls', 'errors'])
  const limit = useLimit()
  const { call } = detail
  const { me } = context
  const [form, setForm] = useState(begin)
  const [opened] = useState(() => Date.now())
  const [problems, setProblems] = useState<WrapUpProblems>({})
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [busy, setBusy] = useState(false)
  const openRun = useOpenRuns().find(({ callId }) => callId === call.id)
  const { notes, type, state, refused, sending } = useNotes(call)
  const notesField = useRef<HTMLTextAreaElement>(null)
  useNotesForOthers(call.id, notesField, type)
  const runs = isUnfinished(call)
  const element = useRef<HTMLFormElement>(null)
  const says = useScriptSays(call.id)
  const number = numberToCallBack(call, detail.customer)
  const promised = ofScript(says?.promises ?? 0, number)
  const { dispositions } = context
  const outcome = outcomeOf(form, detail, opened, suggestionFor(call, dispositions, says?.dispositionId ?? null))
  const newest = useRef(form)
  const set = (change: Partial<WrapUpForm>) => {
    const next = { ...newest.current, ...change }
    newest.current = next
    setForm(next)
    setProblems({})
    setRefusals([])
    kept.keep(JSON.stringify(next))
  }
  /** An outcome that promises a callback opens its form, and closes it again while nothing in it was changed. */
  const choose = (dispositionId: string) => {
    const { followUp } = newest.current
    const promises = promisesCallback(dispositionId, dispositions) && promised.made === 0
    if (promises && followUp === null) set({ dispositionId, followUp: usualFollowUp(detail, me, Date.now()) })
    else if (!promises && followUp?.origin === 'offered') set({ dispositionId, followUp: null })
    else set({ dispositionId })
  }
  const write = async (whole: Outcome, text: string, script: ScriptEnd | null) => {
    const ticketNow =
      (script?.fields ?? whole.fields) && ticketsOf(detail).some(({ id }) => id === whole.ticket)
        ? ((await ask('ticket.get', { ticketId: whole.ticket }))?.ticket ?? null)
        : null
    const out = sending()
    try {
      await runWhole(wrapUpCommands(whole, text, detail, { me, ticketNow, script }))
    } catch (caught) {
      out.failed()
      throw caught
    }
    out.sent()
    void kept.drop()
    onDone()
  }

  /** A script that still leads the call ends with it, wherever it stands: what was answered goes on record. */
  const scriptNow = async () =>
    openRun === undefined
      ? null
      : endOfRun(openRun.runId, {
          about: { customerId: call.customerId, ticketId: idOfTicket(outcome.ticket) },
          dispositionId: form.dispositionId,
          teamId: call.teamId,
          agentId: me.id,
          number,
        })
  /** Whether all of it is on record; if not, the form says what is missing. */
  const saveAll = async (): Promise<boolean> => {
    const script = await scriptNow()
    const dispositionId = script?.end.run.dispositionId ?? outcome.dispositionId
    const whole = { ...outcome, dispositionId }
    const found = problemsOf(whole, detail, {
      dispositions,
      ofScript: script ? { made: script.end.callbacks.length, unmade: script.end.unmade } : withoutScript,
    })
    setProblems(found)
    if (Object.keys(found).length > 0) {
      // Where the first of them is to be put right.
      requestAnimationFrame(() =>
        element.current?.querySelector<HTMLElement>('[data-problem] input, [aria-invalid="true"]')?.focus(),
      )
      return false
    }
    const end = script && { ...script.end, run: { ...script.end.run, dispositionId } }
    await write(whole, end ? notesWith(notes, end.run.notes) : notes, end)
    await script?.forget()
    tellScript(call.id, undefined)
    showDone(
      end?.run.outcome === 'abandoned'
        ? t('calls:wrapUp.doneBrokenOff', { name: openRun?.name })
        : t('calls:wrapUp.done'),
    )
    return true
  }
  const save = async (): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    setRefusals([])
    try {
      return await saveAll()
    } catch (caught) {
      if (caught instanceof Refused) setRefusals(caught.refusals)
      else showFailure(caught)
      return false
    } finally {
      setBusy(false)
    }
  }
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  useEffect(
    () =>
      openOutcomeDesk(call.id, {
        dispositionId: outcome.dispositionId,
        show: () => outcomeField(element.current)?.focus(),
        save: () => latest.current(),
      }),
    [call.id, outcome.dispositionId],
  )
  useShortcut({
    id: 'call.save',
    keys: 'Ctrl+Enter',
    scope: 'call',
    label: 'calls:shortcuts.save',
    when: () => isFocusIn('call'),
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
        ref={notesField}
        data-call-notes={call.id}
        autosize
        minRows={4}
        maxRows={14}
        label={t('calls:wrapUp.notes')}
        value={notes}
        // What is being saved is what stands there.
        readOnly={busy}
        {...limit(notes, mostNotes)}
        error={refused === null ? null : rejectionText(t, refused)}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <OutcomeChips
        context={context}
        value={outcome.dispositionId}
        problem={Boolean(problems.dispositionId)}
        onChange={choose}
      />
      <TicketChoice
        detail={detail}
        outcome={outcome}
        problems={problems}
        onChange={(change) => {
          set(change)
          // At once: a script that runs beside it speaks of the ticket that the call is about.
          if (runs && change.ticket) linkTicket(call, change.ticket)
        }}
      />
      <Kept
        detail={detail}
        keeps={outcome.keeps}
        onChange={(id, isKept) => set({ keeps: { ...form.keeps, [id]: isKept } })}
      />
      <FollowUpFields
        detail={detail}
        context={context}
        {...besideScript(form.followUp, promised)}
        problems={problems}
        ofScript={promised}
        goesWithout={form.goesWithout}
        onChange={set}
      />
      <Refusals of={refusals} />
      <div className={classes.formActions}>
        {refused === null && <KeptMark notes={state} form={kept.state} />}
        {!runs && <Button onClick={onDone}>{t('calls:wrapUp.cancel')}</Button>}
        <Button type="submit" variant="filled" loading={busy} rightSection={<Kbd keys="Ctrl+Enter" />}>
          {t(runs && call.state !== 'wrap-up' ? 'calls:wrapUp.endAndSave' : 'calls:wrapUp.save')}
        </Button>
      </div>
    </form>
  )
}

/** Whether all that was typed is on disk. */
function KeptMark({ notes, form }: { readonly notes: DraftState; readonly form: UnsavedState }) {
  const { t } = useTranslation('calls')
  const failed = notes.at === 'failed' || form === 'failed'
  const says = failed
    ? 'notSaved'
    : notes.at === 'unsaved' || form === 'keeping'
      ? 'saving'
      : notes.at === 'saved' || form === 'kept'
        ? 'saved'
        : null
  return (
    <span className={wrapUpClasses.kept} role={failed ? 'alert' : undefined} data-tone={failed ? 'warning' : undefined}>
      {says && t(`calls:wrapUp.${says}`)}
    </span>
  )
}

const idOfTicket = (choice: string) => (choice === 'none' || choice === 'new' ? null : choice)

function linkTicket(call: CallDetail['call'], choice: string): void {
  const ticketId = idOfTicket(choice)
  if (ticketId !== call.ticketId) run('call.link', { callId: call.id, set: { ticketId } }).catch(showFailure)
}

/** The outcome that is chosen, else the first one. */
const outcomeField = (form: HTMLElement | null) =>
  form?.querySelector<HTMLElement>('input[type="radio"]:checked') ??
  form?.querySelector<HTMLElement>('input[type="radio"]')

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
        ? outcomeField(form.current)
        : state === 'active'
          ? form.current?.querySelector<HTMLElement>('[data-call-notes]')
          : null
    wanted?.focus({ preventScroll: state === 'active' })
  }, [state, form])
}
