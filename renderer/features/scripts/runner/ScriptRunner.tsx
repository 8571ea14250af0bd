import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { AppFailure } from '#shared/ipc/errors'
import type { AnswerProblem } from '#shared/rules/scripts/answers'
import { where } from '#shared/rules/scripts/engine'
import { consequencesOf } from '#shared/rules/scripts/outcome'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { runWhole } from '../../../app/whole.ts'
import { useNotesDesk } from '../../../app/writing/notes-desk.ts'
import { tellScript } from '../../../app/writing/outcome-desk.ts'
import { tellStep } from '../../../app/writing/step-words.ts'
import { confirm } from '../../../ui/confirm.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { type About, callOf, type RunController } from './controller.ts'
import { endCommands, type ScriptEnd } from './end.ts'
import { Notes } from './Notes.tsx'
import { PathList } from './PathList.tsx'
import { RunnerHead } from './RunnerHead.tsx'
import classes from './runner.module.css'
import { StepArticles } from './StepArticles.tsx'
import { StepView } from './StepView.tsx'
import { wordsOfAnswers, wordsOfStep } from './said.ts'
import { WrapUp } from './WrapUp.tsx'

export interface ScriptRunnerProps {
  readonly userId: string
  /** A call that was begun with `beginCall`, on this machine. */
  readonly runId: string
  /** Puts the panel away; the call stays as it is. */
  readonly onClose: () => void
  /** Whom and what the call is about by now; left out, as it was when the script was begun. */
  readonly about?: About
  /** The call is on record. */
  readonly onFinished: () => void
  /**
   * Writes down what the call came to. Left out, the run and the ticket's fields go out together by themselves; a call
   * with a record of its own wraps them into one batch with that.
   */
  readonly onSubmit?: (end: ScriptEnd) => Promise<void>
}

/** Leads through a call. Also after a crash: it goes on at the step where it was. */
export function ScriptRunner(props: ScriptRunnerProps) {
  const { userId, runId, onClose } = props
  const { t } = useTranslation('scripts')
  const call = useQuery<RunController | null, AppFailure>({
    queryKey: ['running-script', userId, runId],
    queryFn: () => callOf(userId, runId),
    gcTime: 0,
  })
  if (call.error) return <ErrorState error={call.error} onRetry={() => void call.refetch()} />
  if (call.data === null) return <EmptyState title={t('scripts:over.title')} body={t('scripts:over.body')} />
  return call.data ? <Running {...props} call={call.data} onClose={onClose} /> : null
}

function Running({
  call,
  about = call.run,
  onClose,
  onFinished,
  onSubmit,
}: ScriptRunnerProps & { readonly call: RunController }) {
  const { t } = useTranslation('scripts')
  const state = useSyncExternalStore(call.listen, call.state)
  const { ticketId, customerId } = about
  // The words on screen are filled with them: what becomes known in the middle of a step is shown in it.
  useSyncExternalStore(call.listen, call.facts)
  const facts = useAsk('script.facts', { ticketId, customerId }).data?.values
  useEffect(() => {
    if (facts) call.setFacts(facts)
  }, [call, facts])
  useEffect(() => {
    const flush = () => void call.flush()
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [call])
  const givingUp = useSyncExternalStore(call.listen, call.isEnding)
  const [problem, setProblem] = useState<AnswerProblem | null>(null)
  const [root, setRoot] = useState<HTMLElement | null>(null)
  const inside = () => root?.contains(document.activeElement) ?? false
  const place = where(call.program, state)
  const paused = state.since === null
  const ends = place.kind !== 'waiting' || givingUp
  const back = () => {
    setProblem(null)
    if (givingUp) call.setEnding(false)
    else call.back()
  }
  const togglePause = () => (paused ? call.resume() : call.pause())

  // Beside a call its notes are the notes. What was written here before they were there is shown, and joined to them.
  const desk = useNotesDesk(call.run.callId)
  const [began] = useState(state.notes !== '')
  const ownNotes = !desk || began
  const digits = useRef<((digit: number) => void) | null>(null)
  useShortcuts([
    {
      id: 'script.answer',
      keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      scope: 'script',
      label: 'scripts:shortcuts.answer',
      // Also where there is nothing to choose: elsewhere a digit opens a queue, and the call would be out of sight.
      when: inside,
      run: (event) => digits.current?.(Number(event.key)),
    },
    {
      id: 'script.back',
      keys: ['Backspace', 'Alt+ArrowLeft'],
      scope: 'script',
      label: 'scripts:shortcuts.back',
      when: inside,
      run: back,
    },
    {
      id: 'script.pause',
      keys: 'p',
      scope: 'script',
      label: 'scripts:shortcuts.pause',
      when: inside,
      run: togglePause,
    },
    {
      id: 'script.notes',
      keys: 'n',
      scope: 'script',
      label: 'scripts:shortcuts.notes',
      when: inside,
      run: () => (ownNotes ? root?.querySelector('textarea')?.focus() : desk?.focus()),
    },
  ])

  const { callId } = call.run
  const finished = () => {
    if (callId !== null) {
      tellStep(callId, '')
      tellScript(callId, undefined)
    }
    onFinished()
  }
  const leave = async () => {
    await call.forget()
    finished()
  }
  const discard = async () => {
    const agreed = await confirm({
      title: t('scripts:discard.title'),
      body: t('scripts:discard.body'),
      confirm: t('scripts:discard.confirm'),
      cancel: t('scripts:discard.cancel'),
      danger: true,
    })
    if (!agreed) return
    await leave()
  }
  const answered = wordsOfAnswers(call, state)
  const said = place.kind === 'waiting' ? wordsOfStep(place.step, state.language) : ''
  const words = place.kind === 'waiting' ? `${said} ${answered}` : ''
  useEffect(() => {
    if (callId !== null) tellStep(callId, words)
  }, [callId, words])
  const dispositionId = place.kind === 'ended' ? place.step.dispositionId : null
  const promises = consequencesOf(call.program, state, call.facts()).followUps.length
  useEffect(() => {
    if (callId !== null) tellScript(callId, { dispositionId, promises })
  }, [callId, dispositionId, promises])
  const submit = async (end: ScriptEnd) => {
    await (onSubmit ? onSubmit(end) : runWhole(endCommands(end)))
    await leave()
  }

  return (
    <section
      ref={setRoot}
      className={classes.pane}
      data-script-panel
      aria-label={t('scripts:callBy', { name: call.run.name })}
    >
      <RunnerHead
        call={call}
        state={state}
        onPause={togglePause}
        onClose={onClose}
        onEnd={ends ? null : () => call.setEnding(true)}
        onDiscard={() => void discard()}
      />
      <div className={classes.scroll}>
        {paused && (
          <button type="button" className={classes.pausedBar} onClick={togglePause}>
            {t('scripts:paused')}
          </button>
        )}
        {ends ? (
          <WrapUp
            call={call}
            state={state}
            place={place}
            about={about}
            onBack={back}
            onSubmit={submit}
            onFinished={finished}
          />
        ) : (
          <StepView
            // Anew for every step, so that nothing typed at one is carried to the next.
            key={`${state.cursor}-${place.visit.enteredAt}`}
            call={call}
            state={state}
            place={place}
            about={about}
            problem={problem}
            onProblem={setProblem}
            digits={digits}
            onBack={state.cursor > 0 ? back : null}
          />
        )}
        {ownNotes && <Notes call={call} state={state} />}
        {place.kind === 'waiting' && !ends && (
          <StepArticles
            key={place.visit.stepId}
            call={call}
            text={said}
            about={`${call.run.name} ${answered}`}
            except={place.step.kind === 'show-article' ? place.step.articleId : null}
            language={state.language}
          />
        )}
        <PathList
          call={call}
          state={state}
          onJump={(index) => {
            call.setEnding(false)
            setProblem(null)
            call.jump(index)
          }}
        />
      </div>
    </section>
  )
}
