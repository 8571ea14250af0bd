import { expect } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import {
  editor,
  expectDelivered,
  expectOffline,
  expectOneWaiting,
  expectQuiet,
  openOutbox,
  openQueue,
  openTicket,
  row,
  sendByKey,
  statusBar,
  syncNow,
  thread,
  ticketList,
  writeReply,
} from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

test('what a colleague changes appears in the list and in the open conversation without a click', async ({
  workspace,
  desk: { page },
}) => {
  await openTicket(page, subjects.router, 'Mine')
  await workspace.reply(workspace.noah, subjects.router, 'I looked at the cable already.')
  const theirs = thread(page).getByRole('article', { name: `Reply from ${workspace.noah.name}` })
  await expect(theirs).toContainText('I looked at the cable already.')

  const rows = await ticketList(page).getByRole('option').count()
  const { id, assigneeId } = workspace.ticket(subjects.password)
  const mayaId = workspace.maya.session.user.id
  await workspace.act(workspace.noah, 'ticket.update', {
    ticketId: id,
    set: { assigneeId: mayaId },
    base: { assigneeId },
  })
  await expect(row(page, subjects.password)).toBeVisible()
  await expect(ticketList(page).getByRole('option')).toHaveCount(rows + 1)
})

for (const keep of ['mine', 'theirs'] as const) {
  test(`two changed one subject: both are shown, and keep ${keep} does so`, async ({ workspace, desk: { page } }) => {
    await openTicket(page, subjects.invoice, 'Mine')
    workspace.network.faults.offline = true
    await expectOffline(page)
    await page.getByRole('button', { name: `${subjects.invoice}. Edit the subject` }).click()
    await page.getByRole('textbox', { name: 'Subject' }).fill('Invoice 2041: mine')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Invoice 2041: mine. Edit the subject' })).toBeVisible()
    await workspace.act(workspace.noah, 'ticket.update', {
      ticketId: workspace.ticket(subjects.invoice).id,
      set: { subject: 'Invoice 2041: theirs' },
      base: { subject: subjects.invoice },
    })
    workspace.network.faults.offline = false
    await syncNow(page)
    await expect(page.getByRole('heading', { name: /^Needs your attention/ })).toBeVisible()
    await expect(statusBar(page)).toContainText('1 needs attention')
    const card = page.getByRole('listitem').filter({ hasText: 'Somebody else changed the same' })
    await expect(card).toContainText('Invoice 2041: mine')
    await expect(card).toContainText('Invoice 2041: theirs')
    await card.getByRole('button', { name: `Keep ${keep}` }).click()
    await expect(page.getByText('Everything is sent', { exact: true })).toBeVisible()
    await expectQuiet(page)
    await expect.poll(async () => (await workspace.fresh(subjects.invoice)).subject).toBe(`Invoice 2041: ${keep}`)
    await openQueue(page, 'Mine')
    await expect(row(page, `Invoice 2041: ${keep}`)).toBeVisible()
  })
}

test('a reply is stopped by a message that came while it was written', async ({ workspace, desk: { page } }) => {
  await openTicket(page, subjects.long, 'Mine')
  await writeReply(page, 'Open the back cover.')
  // Above the end of the conversation, so that what comes is out of view.
  await thread(page).getByRole('article').first().scrollIntoViewIfNeeded()
  await expect(page.getByRole('button', { name: 'To the newest' })).toBeVisible()
  await workspace.receive(subjects.long, '<p>It works again, thank you.</p>')
  await expect(page.getByRole('alert')).toContainText('Hanna Müller answered while you were writing.')
  await editor(page).click()
  await sendByKey(page)
  await expect(page.getByRole('alert')).toContainText('Your reply was not sent. Its text is still here.')
  await expect(editor(page)).toHaveText('Open the back cover.')
  expect(await workspace.messages(subjects.long, 'back cover')).toHaveLength(0)

  await page.getByRole('button', { name: 'Review' }).click()
  await expect(thread(page).getByText('It works again, thank you.')).toBeInViewport()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await editor(page).click()
  await sendByKey(page)
  await expectDelivered(page, workspace, subjects.long, 'back cover')
})

test('a reply that the server refuses because of an unseen message waits for the person with its text', async ({
  workspace,
  desk: { page },
}) => {
  await openTicket(page, subjects.router, 'Mine')
  workspace.network.faults.offline = true
  await expectOffline(page)
  await writeReply(page, 'Pull the plug for a minute.')
  await sendByKey(page)
  await expectOneWaiting(page)
  await workspace.receive(subjects.router, '<p>Never mind, it blinks green now.</p>')
  workspace.network.faults.offline = false
  await syncNow(page)
  const card = page.getByRole('listitem').filter({ hasText: 'Refused by the server' })
  await expect(card).toContainText('A new message arrived that you have not seen.')
  await expect(card).toContainText('Pull the plug for a minute.')
  expect(await workspace.messages(subjects.router, 'Pull the plug')).toHaveLength(0)

  await card.getByRole('button', { name: 'Edit' }).click()
  await expect(editor(page)).toHaveText('Pull the plug for a minute.')
  await expect(thread(page)).toContainText('Never mind, it blinks green now.')
  await openOutbox(page)
  await expect(page.getByRole('heading', { name: /^Needs your attention/ })).toHaveCount(0)
})

test('the text for a ticket that goes out of sight stays within reach', async ({ workspace, desk: { page } }) => {
  await openTicket(page, subjects.router, 'Mine')
  await writeReply(page, 'Half a sentence about the router')
  await expect(page.getByText(/^Draft saved/)).toBeVisible()
  const { id, teamId } = workspace.ticket(subjects.router)
  await workspace.act(workspace.lena, 'ticket.update', {
    ticketId: id,
    set: { teamId: workspace.fieldTeam },
    base: { teamId },
  })
  await expect(page.getByText('This ticket is no longer in sight')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Your draft' })).toContainText('Half a sentence about the router')
  await expect(row(page, subjects.router)).toHaveCount(0)
})

test('the text for a ticket that is deleted can begin a new one', async ({ workspace, desk: { page } }) => {
  await openTicket(page, subjects.invoice, 'Mine')
  await writeReply(page, 'Half a sentence about money')
  await expect(page.getByText(/^Draft saved/)).toBeVisible()
  await workspace.act(workspace.lena, 'ticket.delete', { ticketId: workspace.ticket(subjects.invoice).id })
  const lost = page.getByRole('region', { name: 'Your draft' })
  await expect(lost).toContainText('Half a sentence about money')
  await lost.getByRole('button', { name: 'Use in a new ticket' }).click()
  const dialog = page.getByRole('dialog', { name: 'New ticket' })
  await expect(dialog).toContainText('Half a sentence about money')
})
