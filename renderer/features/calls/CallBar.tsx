import { Button } from '@mantine/core'
import { IconPhoneOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { CallRow } from '#shared/ipc/calls'
import { announce } from '../../app/announce.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openCalls } from '../../app/navigation.ts'
import { useShortcuts } from '../../app/shortcuts.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { AgainstMark, useAgainstSaid } from './Against.tsx'
import classes from './CallBar.module.css'
import { CallStateMark, useCallName } from './CallMarks.tsx'
import { CallTimer } from './CallTime.tsx'
import { currentCall, nextAction, step, takeNextAction, toggleHold } from './call-actions.ts'

const keys = { next: 'F8', hold: 'F9', end: 'Shift+F8' } as const

/** The bar's height, for what lies above it. */
const barHeight = '40px'

/** What runs on the telephone, whatever screen is open: who, how long, and what comes next. */
export function CallBar({ calls }: { readonly calls: readonly CallRow[] }) {
  const { t } = useTranslation(['calls', 'app'])
  const nameOf = useCallName()
  const current = currentCall(calls)
  const others = calls.filter(({ id }) => id !== current?.id)
  useRingingSaid(calls)
  useAgainstSaid(current ?? null)
  useEffect(() => {
    document.documentElement.style.setProperty('--sb-call-bar', barHeight)
    return () => {
      document.documentElement.style.removeProperty('--sb-call-bar')
    }
  }, [])
  const talking = current?.state === 'active' || current?.state === 'held'
  const ending = talking || current?.state === 'ringing'
  useShortcuts([
    {
      id: 'call.next',
      keys: keys.next,
      scope: 'global',
      label: 'calls:shortcuts.next',
      whileTyping: true,
      run: () => current && takeNextAction(current),
    },
    {
      id: 'call.hold',
      keys: keys.hold,
      scope: 'global',
      label: 'calls:shortcuts.hold',
      whileTyping: true,
      when: () => talking,
      run: () => current && toggleHold(current),
    },
    {
      id: 'call.end',
      keys: keys.end,
      scope: 'global',
      label: 'calls:shortcuts.end',
      whileTyping: true,
      when: () => ending,
      run: () => current && step(current.id, 'end'),
    },
  ])
  if (!current) return null
  const next = nextAction(current)
  const nextWord =
    next === 'answer' && current.direction === 'outbound' ? t('calls:action.answered') : t(`calls:action.${next}`)
  const held = current.state === 'held'

  return (
    <section className={classes.bar} aria-label={t('calls:bar.label')} data-state={current.state}>
      <CallStateMark state={current.state} />
      <button type="button" className={classes.who} onClick={() => openCalls(current.id)} title={t('calls:bar.open')}>
        <span className={classes.name}>{nameOf(current)}</span>
        {current.customerName !== null && current.shownNumber !== '' && (
          <span className={classes.number}>{current.shownNumber}</span>
        )}
      </button>
      <CallTimer call={current} />
      {current.against.length > 0 && <AgainstMark />}
      <span className={classes.actions}>
        {talking && (
          <Button
            size="compact-sm"
            leftSection={
              held ? (
                <IconPlayerPlay size={16} stroke={1.5} aria-hidden />
              ) : (
                <IconPlayerPause size={16} stroke={1.5} aria-hidden />
              )
            }
            rightSection={<Kbd keys={keys.hold} />}
            onClick={() => toggleHold(current)}
          >
            {t(held ? 'calls:action.resume' : 'calls:action.hold')}
          </Button>
        )}
        {current.state === 'ringing' && (
          <Button
            size="compact-sm"
            leftSection={<IconPhoneOff size={16} stroke={1.5} aria-hidden />}
            rightSection={<Kbd keys={keys.end} />}
            onClick={() => step(current.id, 'end')}
          >
            {t(current.direction === 'inbound' ? 'calls:action.missed' : 'calls:action.notReached')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="filled"
          rightSection={<Kbd keys={keys.next} />}
          onClick={() => takeNextAction(current)}
        >
          {nextWord}
        </Button>
      </span>
      {others.length > 0 && (
        <ul className={classes.others} aria-label={t('calls:bar.waiting')}>
          {others.map((call) => (
            <Waiting key={call.id} call={call} name={nameOf(call)} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** A further call: it rings, is held, or has no outcome yet. */
function Waiting({ call, name }: { readonly call: CallRow; readonly name: string }) {
  const { t } = useTranslation('calls')
  return (
    <li className={classes.other} data-state={call.state}>
      <CallStateMark state={call.state} iconOnly />
      <button type="button" className={classes.who} onClick={() => openCalls(call.id)}>
        <span className={classes.name}>{name}</span>
      </button>
      <CallTimer call={call} />
      {call.state === 'ringing' && (
        <Button size="compact-xs" onClick={() => takeNextAction(call)}>
          {t(call.direction === 'inbound' ? 'calls:action.answer' : 'calls:action.answered')}
        </Button>
      )}
      {call.state === 'held' && (
        <Button
          size="compact-xs"
          onClick={() => {
            step(call.id, 'resume')
            openCalls(call.id)
          }}
        >
          {t('calls:action.resume')}
        </Button>
      )}
    </li>
  )
}

/** Says a call that begins to ring to whoever does not see the bar. */
function useRingingSaid(calls: readonly CallRow[]): void {
  const { t } = useTranslation('calls')
  const nameOf = useCallName()
  const said = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const ringing = calls.filter(({ state, direction }) => state === 'ringing' && direction === 'inbound')
    for (const call of ringing) if (!said.current.has(call.id)) announce(t('calls:bar.rings', { name: nameOf(call) }))
    said.current = new Set(ringing.map(({ id }) => id))
  })
}
