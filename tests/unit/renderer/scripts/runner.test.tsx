// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { derivedId } from '#shared/domain/records'
import type { ScriptStep } from '#shared/domain/scripts'
import { begin } from '#shared/rules/scripts/engine'
import { prepare } from '#shared/rules/scripts/program'
import { ScriptRunner } from '../../../../renderer/features/scripts/runner/ScriptRunner.tsx'
import { ids, start } from '../../shared/effects.ts'
import { bundle, end, graph, say, scriptId } from '../../shared/scripts/make.ts'
import { callStage, customerCard, inWindow, me, settle, ticketDetail } from '../calls/stage.tsx'

const stage = callStage()
const position = { x: 0, y: 0 }
const nothingSet = { status: null, priority: null, teamId: null, addTagIds: [], removeTagIds: [] }

/** A script that was begun with a caller whom nobody knew. */
function play(name: string, steps: readonly ScriptStep[]) {
  const runId = derivedId(name)
  const of = bundle(graph(steps))
  const state = begin('en', { program: prepare(of), facts: {}, at: start })
  const open = { scriptId, name: 'Light', ticketId: null, callId: derivedId('call'), customerId: null }
  const run = { ...open, runId, startedAt: start, updatedAt: start }
  const scripts = of.scripts.map((each) => ({ ...each, revisionId: derivedId('revision'), number: 1 }))
  const whole = { ...of, scripts, revisionId: derivedId('revision'), revisionNumber: 1 }
  stage.query = (asked, args: never) => {
    const { customerId } = args as { customerId: string | null }
    if (asked === 'run.current') return { run, bundle: whole, state: JSON.stringify(state) }
    if (asked === 'script.facts')
      return { values: customerId === null ? {} : { 'customer.firstName': 'Rosa' }, language: 'en' }
    if (asked === 'script.lookUp') return { value: customerId === null ? null : 'gold' }
    if (asked === 'script.known') return { scripts: [], variables: [], dispositions: [] }
    if (asked === 'ticket.get') return ticketDetail()
    if (asked === 'customer.card') return customerCard()
    return undefined
  }
  const at = (about: { ticketId: string | null; customerId: string | null }) =>
    inWindow(
      <ScriptRunner
        userId={me.id}
        runId={runId}
        about={about}
        onClose={() => undefined}
        onFinished={() => undefined}
      />,
    )
  return {
    begun: at({ ticketId: null, customerId: null }),
    known: at({ ticketId: ids.ticket, customerId: ids.customer }),
  }
}

test('a caller who is found out in the middle of a step is named in it', async () => {
  const script = play('greeting', [say('hello', 'bye', { text: { en: 'Hello {{customer.firstName}}!' } }), end('bye')])
  const shown = render(script.begun)
  await settle()
  expect(shown.queryByText(/Rosa/)).toBeNull()
  shown.rerender(script.known)
  await settle()
  expect(shown.getByText(/Rosa/)).toBeTruthy()
})

test('what is looked up is looked up of the caller that is known by now', async () => {
  const step = {
    id: 'tier',
    kind: 'look-up',
    title: 'tier',
    position,
    text: {},
    source: 'customer',
    field: 'tier',
    key: null,
    variable: 'tier',
    next: null,
    missingNext: null,
  } as const
  const script = play('look up', [step])
  const shown = render(script.begun)
  await settle()
  shown.rerender(script.known)
  await settle()
  expect((shown.getByRole('textbox', { name: 'What was looked up' }) as HTMLInputElement).value).toBe('gold')
})

test('what a script sets and promises is done for the ticket and the caller that are known at its end', async () => {
  const script = play('consequences', [
    { id: 'set', kind: 'set-field', title: '', position, set: { ...nothingSet, priority: 'urgent' }, next: 'later' },
    {
      id: 'later',
      kind: 'follow-up',
      title: '',
      position,
      note: { en: 'Ask again' },
      due: { type: 'hours', hours: 24 },
      assign: 'me',
      teamId: null,
      next: 'bye',
    },
    end('bye'),
  ] as ScriptStep[])
  const shown = render(script.begun)
  await settle()
  shown.rerender(script.known)
  await settle()
  fireEvent.click(shown.getByRole('button', { name: /Finish/ }))
  await settle()
  const batch = stage.commands.find(({ name }) => name === 'command.batch')?.args.commands
  expect(batch).toMatchObject([
    { name: 'scriptRun.finish', args: { ticketId: ids.ticket, customerId: ids.customer } },
    { name: 'ticket.update', args: { ticketId: ids.ticket, set: { priority: 'urgent' } } },
    {
      name: 'callback.create',
      args: { fields: { customerId: ids.customer, ticketId: ids.ticket, note: 'Ask again' } },
    },
  ])
})

test('a refused end of a script is named, and the script stays', async () => {
  const script = play('refused', [end('bye')])
  const shown = render(script.begun)
  await settle()
  stage.command = (name) =>
    name === 'command.batch' ? { commandIds: [], rejected: [{ index: 0, code: 'forbidden' }] } : undefined
  fireEvent.click(shown.getByRole('button', { name: /Finish/ }))
  await settle()
  expect(shown.getByRole('alert').textContent).toContain('Record of a scripted call')
  expect(shown.getByRole('button', { name: /Finish/ })).toBeTruthy()
})
