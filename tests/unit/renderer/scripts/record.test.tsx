// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { derivedId } from '#shared/domain/records'
import type { RunStep, ScriptStep } from '#shared/domain/scripts'
import type { RunRecord } from '#shared/ipc/scripts'
import { CallRuns } from '../../../../renderer/features/scripts/record/CallRuns.tsx'
import { ids } from '../../shared/effects.ts'
import { ask, at, choice, end, free, partId, say, scriptId } from '../../shared/scripts/make.ts'
import { callStage, inWindow, me, settle } from '../calls/stage.tsx'

const stage = callStage()

const visit = (stepId: string, seconds: number, answer: RunStep['answer'] = null, of = scriptId): RunStep => ({
  scriptId: of,
  stepId,
  enteredAt: at(seconds),
  leftAt: at(seconds + 5),
  spentMs: 5_000,
  answer,
})

function record(steps: ScriptStep[], some: Partial<RunRecord['run']>): RunRecord {
  const run: RunRecord['run'] = {
    id: derivedId('run'),
    version: 1,
    scriptId,
    revisionId: derivedId('revision'),
    revisionNumber: 3,
    agentId: me.id,
    teamId: ids.support,
    callId: derivedId('call'),
    ticketId: null,
    customerId: null,
    language: 'en',
    startedAt: at(0),
    endedAt: at(60),
    outcome: 'completed',
    dispositionId: null,
    path: [],
    confirmations: [],
    notes: '',
    ...some,
  }
  return {
    run,
    scripts: [
      { scriptId, name: 'Heating', languages: ['en'], steps },
      { scriptId: partId, name: 'Identity', languages: ['en'], steps: [ask('birth', { type: 'date' }, null)] },
    ],
  }
}

test('a run is read back: script and version, each question with its answer, and what was read out when', async () => {
  const steps = [
    say('notice', 'light', { compliance: true, text: { en: 'This call is kept.\n\n> Slowly' } }),
    say('old', null, { compliance: true }),
    ask('light', choice({ red: null }), null, { text: { en: 'What is lit?' } }),
    ask('code', free, null, { text: { en: 'And the code for {{light}}?' }, required: false }),
    end('bye'),
  ]
  stage.query = (asked) =>
    asked === 'script.ofCall'
      ? [
          record(steps, {
            path: [
              visit('notice', 0),
              visit('birth', 10, '1980-02-01', partId),
              visit('light', 20, 'red'),
              visit('code', 30),
              visit('gone', 40),
              visit('bye', 50),
            ],
            confirmations: [
              { scriptId, stepId: 'notice', at: at(4) },
              { scriptId, stepId: 'old', at: at(7) },
            ],
          }),
        ]
      : undefined
  const shown = render(inWindow(<CallRuns callId={derivedId('call')} />))
  await settle()
  const text = () => shown.container.textContent ?? ''
  expect(shown.getByRole('region', { name: 'Script “Heating”' })).toBeTruthy()
  expect(text()).toContain('Version 3')
  expect(text()).toContain('Gone through · 30 sec')
  const rows = shown.getAllByRole('listitem').map((row) => row.textContent)
  expect(rows[0]).toMatch(/notice.*This call is kept\..*Read out and confirmed at .*:04.*5 sec/)
  expect(rows[0]).not.toContain('Slowly')
  expect(rows[1]).toMatch(/birth · Identity.*February 1, 1980/)
  expect(rows[2]).toMatch(/What is lit\?red/)
  expect(rows[3]).toMatch(/And the code for red\?No answer/)
  expect(rows[4]).toContain('not known any more')
  expect(rows[6]).toMatch(/old.*Read out and confirmed at .*:07/)
  const fold = shown.getByRole('button', { expanded: true })
  fireEvent.click(fold)
  expect(shown.queryAllByRole('listitem')).toEqual([])
})

test('a run that broke off before its words were confirmed says so', async () => {
  const steps = [say('notice', null, { compliance: true })]
  const broken = record(steps, { outcome: 'abandoned', path: [visit('notice', 0)], notes: 'They hung up' })
  stage.query = (asked) => (asked === 'script.ofCall' ? [broken] : undefined)
  const shown = render(inWindow(<CallRuns callId={derivedId('call')} />))
  await settle()
  expect(shown.getByText('Broken off')).toBeTruthy()
  expect(shown.getByText('Not confirmed')).toBeTruthy()
  expect(shown.getByText('They hung up')).toBeTruthy()
})
