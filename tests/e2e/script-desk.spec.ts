import { expect, type Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import type { ScriptGraph } from '../../shared/domain/scripts.ts'
import { expectAccessibleInBoth } from '../fixtures/accessible.ts'
import { test } from '../fixtures/desk.ts'
import { dispositionId, publishRevision, publishScript, routerGraph } from '../fixtures/scripts.ts'
import { expectQuiet, openTicket, signIn, writeReply } from '../fixtures/steps.ts'
import { subjects, type Workspace } from '../fixtures/workspace.ts'

const panel = (page: Page) => page.getByRole('region', { name: 'Script', exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const position = { x: 0, y: 0 }

/** Two thousand steps that lead in a circle and ask nothing: followed blindly it would never end. */
const circle: ScriptGraph = {
  startId: 'hello',
  part: false,
  steps: [
    {
      id: 'hello',
      kind: 'say',
      title: 'Hello',
      position,
      text: { en: 'Good morning.' },
      compliance: false,
      next: 's0',
    },
    ...Array.from({ length: 1_900 }, (_, i) => ({
      id: `s${i}`,
      kind: 'branch' as const,
      title: `Round ${i}`,
      position,
      conditions: [],
      next: `s${(i + 1) % 1_900}`,
    })),
  ],
}

/** A finished call, as an agent’s machine writes it down. */
async function finish(
  workspace: Workspace,
  script: { readonly scriptId: string; readonly revisionId: string },
  revisionNumber: number,
  answer: 'red' | 'white' | null,
): Promise<void> {
  const start = Date.now() - 600_000
  const at = (seconds: number) => new Date(start + seconds * 1_000).toISOString()
  const visit = (stepId: string, from: number, to: number, given: string | null = null) => ({
    scriptId: script.scriptId,
    stepId,
    enteredAt: at(from),
    leftAt: at(to),
    spentMs: (to - from) * 1_000,
    answer: given,
  })
  const path = [
    visit('notice', 0, 5),
    visit('light', 5, 25, answer),
    ...(answer === 'red' ? [visit('serial', 25, 60, 'WF-1'), visit('restart', 60, 90)] : []),
    ...(answer === null ? [] : [visit('bye', 90, 95)]),
  ]
  await workspace.act(workspace.maya, 'scriptRun.finish', {
    runId: uuidv7(),
    ...script,
    revisionNumber,
    teamId: workspace.serviceDesk,
    callId: null,
    ticketId: workspace.ticket(subjects.router).id,
    customerId: workspace.ticket(subjects.router).customerId,
    language: 'en',
    startedAt: at(0),
    endedAt: at(100),
    outcome: answer === null ? 'abandoned' : 'completed',
    dispositionId: answer === null ? null : dispositionId,
    path,
    confirmations: [],
    notes: '',
  })
}

test('scripts are filtered and begun, a broken file says what is wrong with it and where, a sound one comes in', async ({
  workspace,
  launch,
}) => {
  test.setTimeout(180_000)
  await publishScript(workspace)
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  await page.keyboard.press('Alt+5')
  await expect(page.getByRole('status').filter({ hasText: /^1 script/ })).toBeVisible()
  await expectAccessibleInBoth(page, 'library of scripts')
  await page.keyboard.press('n')
  await expect(dialog(page).getByRole('textbox', { name: 'Name' })).toBeVisible()
  await expectAccessibleInBoth(page, 'new script')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const file = dialog(page).locator('input[type=file]')
  const give = (name: string, text: string) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  await expect(file).toBeAttached()
  await give('broken.json', '{\n  "format": "switchboard-script",\n  "name": oops\n}')
  await expect(dialog(page).getByRole('alert')).toContainText('This is not valid JSON.')
  await expect(dialog(page).getByRole('alert')).toContainText('Line 3')
  await expect(dialog(page).getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  await expectAccessibleInBoth(page, 'a script that cannot be read')
  const whole = {
    format: 'switchboard-script',
    formatVersion: 1,
    name: 'Round and round',
    description: '',
    languages: ['en'],
    offeredFor: { teamIds: [], tagIds: [], productIds: [], languages: [], reasons: [] },
    graph: circle,
    names: [],
  }
  const [hello] = circle.steps
  await give(
    'wrong.json',
    JSON.stringify({ ...whole, graph: { ...circle, steps: [{ ...hello, compliance: 'maybe' }] } }),
  )
  await expect(dialog(page).getByRole('alert')).toContainText('wrong form')
  await expect(dialog(page).getByRole('alert')).toContainText('Hello')
  await give('huge.json', ' '.repeat(9_000_000))
  await expect(dialog(page).getByRole('alert')).toContainText('larger than 8 MB')
  await give('sound.json', JSON.stringify(whole))
  await expect(dialog(page).getByRole('status')).toContainText('Round and round')
  await dialog(page).getByRole('button', { name: 'Import', exact: true }).click()

  // A circle of 1,900 steps: named by the check, said when it is tried, and the window goes on answering.
  await expect(page.getByText('“Round and round” was imported as a draft')).toBeVisible()
  await page.getByText('List', { exact: true }).click()
  await page.getByRole('tab', { name: /Problems/ }).click()
  await expect(page.getByRole('button', { name: /A loop without a way out/ }).first()).toBeVisible({ timeout: 15_000 })
  await page.getByRole('button', { name: 'Try out' }).click()
  await page.getByRole('button', { name: 'Begin the call' }).click()
  await expect(page.getByText('Good morning.').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('The script runs in a circle here.')).toBeVisible({ timeout: 5_000 })
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(page.getByText('Good morning.').first()).toBeVisible({ timeout: 5_000 })
})

test('a call whose script runs in a circle says so, and the ticket beside it can be worked on', async ({
  workspace,
  launch,
}) => {
  test.setTimeout(90_000)
  const { scriptId, revisionId } = await publishScript(workspace)
  // No check lets such a script out; one that came about otherwise must not take the agent’s window with it.
  await workspace.server.store.write(async ({ db }) => {
    for (const [table, id] of [
      ['script', scriptId],
      ['scriptRevision', revisionId],
    ] as const) {
      const row = await db.selectFrom(table).select('doc').where('id', '=', id).executeTakeFirstOrThrow()
      const doc = JSON.stringify({ ...JSON.parse(row.doc), graph: circle })
      await db.updateTable(table).set({ doc }).where('id', '=', id).execute()
    }
  })
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.maya)
  await openTicket(page, subjects.router, 'Mine')
  await page.getByRole('region', { name: 'Conversation' }).focus()
  await page.keyboard.press('Shift+S')
  await expect(panel(page).getByRole('option', { name: /Router trouble/ })).toHaveAttribute('aria-selected', 'true')
  await expectAccessibleInBoth(page, 'choosing a script')
  await page.keyboard.press('Enter')
  await expect(panel(page)).toContainText('Good morning.')
  await page.keyboard.press('Enter')
  await expect(panel(page)).toContainText('The script runs in a circle here. Go back, or end the call.', {
    timeout: 5_000,
  })
  await expectAccessibleInBoth(page, 'a script in a circle')
  await writeReply(page, 'Still at work.')
  await panel(page).getByRole('button', { name: 'Back' }).first().click()
  await expect(panel(page)).toContainText('Good morning.')
})

test('what calls made of a script is drawn on each of its versions', async ({ workspace, launch }) => {
  test.setTimeout(120_000)
  const first = await publishScript(workspace)
  const { scriptId } = first
  for (const answer of ['red', 'red', 'white', null] as const) await finish(workspace, first, 1, answer)
  const second = { scriptId, revisionId: uuidv7() }
  await workspace.act(workspace.lena, 'script.save', {
    ...second,
    graph: {
      ...routerGraph,
      steps: routerGraph.steps.map((step) => (step.id === 'restart' ? { ...step, title: 'Restart twice' } : step)),
    },
    baseRevisionId: first.revisionId,
    note: 'Twice is better',
    draftId: null,
  })
  await publishRevision(workspace, second)
  for (const answer of ['red', 'white', 'white'] as const) await finish(workspace, second, 2, answer)

  const { page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  await page.keyboard.press('Alt+5')
  await page.getByText('Router trouble').first().click()
  await page.getByRole('button', { name: 'Figures' }).click()
  const details = page.getByRole('region', { name: 'Figures', exact: true })
  const total = (name: string) =>
    details
      .locator('div')
      .filter({ has: page.getByRole('term').filter({ hasText: name }) })
      .last()
  await expect(total('Runs')).toContainText('3')
  await expect(total('Completed')).toContainText('100%')
  // On the graph itself, as those calls found it.
  await expect(page.getByRole('button', { name: /Ask: Light/ })).toContainText('3×')
  await expect(page.getByRole('button', { name: /Say: Restart twice/ })).toContainText('1×')
  await expectAccessibleInBoth(page, 'figures on the canvas')
  await page.getByRole('combobox', { name: 'Version' }).click()
  await page.getByRole('option', { name: 'Version 1 · 4 runs' }).click()
  await expect(total('Runs')).toContainText('4')
  await expect(total('Completed')).toContainText('75%')
  await expect(details).toContainText('Where calls are broken off')
  await expect(page.getByRole('button', { name: /Say: Restart/ })).toContainText('2×')
  await expect(page.getByText('Restart twice')).toHaveCount(0)
  await page.getByRole('button', { name: /Ask: Light/ }).click()
  await expect(details.getByRole('listitem').filter({ hasText: 'Red' }).last()).toContainText('2 · 67%')
  await page.getByText('List', { exact: true }).click()
  await expect(page.getByRole('treeitem').filter({ hasText: 'Light' }).first()).toContainText('4×')
  await expectAccessibleInBoth(page, 'figures in the list')
  await page.getByRole('combobox', { name: 'Version' }).click()
  await page.getByRole('option', { name: 'All versions' }).click()
  await expect(total('Runs')).toContainText('7')
  await page.getByRole('button', { name: 'Versions', exact: true }).click()
  await expect(page.getByText('Twice is better').first()).toBeVisible()
  await expectAccessibleInBoth(page, 'versions of a script')
  await expectQuiet(page)
})
