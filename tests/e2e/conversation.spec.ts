import { expect, type Locator, type Page } from '@playwright/test'
import type { RunningApp } from '../fixtures/app.ts'
import { test } from '../fixtures/desk.ts'
import {
  editor,
  expectQuiet,
  expectTicketOpen,
  openTicket,
  row,
  sendByKey,
  signIn,
  thread,
  writeReply,
} from '../fixtures/steps.ts'
import { subjects, type Workspace } from '../fixtures/workspace.ts'

/** Everything that a message can bring to the server, and what is done to whole tickets: one window for each. */

const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const signature = '<p>Maya Lindqvist<br>Service desk</p>'

/** Signed in where replies go out at once. */
async function openDesk(workspace: Workspace, launch: () => Promise<RunningApp>): Promise<RunningApp> {
  await workspace.setUndoSeconds(0)
  const running = await launch()
  await signIn(running.page, workspace.url, workspace.maya)
  return running
}

/** The one message on the server with this text, once it is there. */
async function delivered(workspace: Workspace, subject: string, text: string) {
  await expect.poll(async () => (await workspace.messages(subject, text)).length, { timeout: 15_000 }).toBe(1)
  const [message] = await workspace.messages(subject, text)
  if (!message) throw new Error('no message')
  return message
}

async function attachmentsOf(workspace: Workspace, ids: readonly string[]) {
  const as = workspace.admin.session
  return Promise.all(ids.map((id) => workspace.server.api('attachmentGet', { as, params: { id } })))
}

async function writeNote(page: Page, text: string): Promise<void> {
  await page.getByRole('tab', { name: 'Note' }).click()
  await editor(page).click()
  await page.keyboard.type(text)
}

/** Lets a file go over the element, as from a folder of the desktop. */
async function dropFile(page: Page, on: Locator, name: string, words: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], fileName, { type: 'text/plain' }))
      return transfer
    },
    [name, words] as const,
  )
  await on.dispatchEvent('dragover', { dataTransfer })
  await on.dispatchEvent('drop', { dataTransfer })
}

/** As Ctrl+V does after a screenshot. Not by the system's clipboard, which other windows of this display share. */
async function pastePicture(into: Locator): Promise<void> {
  await into.evaluate(async (element, png) => {
    const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0))
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, onePixel)
}

async function fromPalette(page: Page, words: string, name: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+K')
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  await palette.getByRole('combobox').fill(words)
  await palette.getByRole('option', { name }).click()
  await expect(palette).toHaveCount(0)
}

test('a message brings its status, mentions, addresses, signature, pictures and files to the server', async ({
  workspace,
  launch,
}) => {
  test.slow()
  const { maya, noah } = workspace
  await workspace.act(maya, 'profile.update', { set: { signatureHtml: signature }, base: { signatureHtml: '' } })
  const { page } = await openDesk(workspace, launch)
  await openTicket(page, subjects.router, 'Mine')

  await test.step('a reply with an address that is still being typed under Cc, and the signature', async () => {
    await writeReply(page, 'Please look at the cable.')
    await page.getByRole('button', { name: 'Cc', exact: true }).click()
    await page.getByRole('textbox', { name: 'Cc' }).fill('Boss@example.org')
    await page.keyboard.press('Control+Enter')
    const message = await delivered(workspace, subjects.router, 'Please look at the cable.')
    expect(message).toMatchObject({ kind: 'public', cc: ['boss@example.org'] })
    expect(message.bodyText).toContain('Service desk')
  })
  await test.step('a reply that waits for the customer', async () => {
    await writeReply(page, 'Does it blink still?')
    await page.keyboard.press('Alt+Enter')
    await delivered(workspace, subjects.router, 'Does it blink still?')
    expect(await workspace.fresh(subjects.router)).toMatchObject({ status: 'waiting' })
  })
  await test.step('a note that mentions a colleague, without signature or addresses', async () => {
    await writeNote(page, 'Do you know this one, @No')
    await expect(page.getByRole('option', { name: noah.name })).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.type('?')
    await sendByKey(page)
    const note = await delivered(workspace, subjects.router, 'Do you know this one')
    expect(note).toMatchObject({ kind: 'note', cc: [], mentionedUserIds: [noah.session.user.id] })
    expect(note.bodyText).not.toContain('Service desk')
  })
  await test.step('a picture that is pasted into the text', async () => {
    await writeReply(page, 'It looks like this:')
    await pastePicture(editor(page))
    await expect(editor(page).getByRole('img')).toBeVisible()
    await sendByKey(page)
    const message = await delivered(workspace, subjects.router, 'It looks like this:')
    const [picture, ...more] = await attachmentsOf(workspace, message.attachmentIds)
    expect(more).toEqual([])
    expect(picture).toMatchObject({ inline: true, mediaType: 'image/png' })
    expect(message.bodyHtml).toContain(`cid:${picture?.id}`)
  })
  await test.step('a file that is dropped, and the ticket solved', async () => {
    await writeReply(page, 'All of it is in the file.')
    await dropFile(page, editor(page), 'steps.txt', 'one, two, three')
    await expect(page.getByRole('button', { name: 'Remove steps.txt' })).toBeVisible()
    await editor(page).click()
    await page.keyboard.press('Control+Shift+Enter')
    const message = await delivered(workspace, subjects.router, 'All of it is in the file.')
    const [file] = await attachmentsOf(workspace, message.attachmentIds)
    expect(file).toMatchObject({ fileName: 'steps.txt', inline: false, size: 15 })
    expect(await workspace.fresh(subjects.router)).toMatchObject({ status: 'solved' })
  })
  await test.step('a reply that is sent though somebody answered meanwhile', async () => {
    await openTicket(page, subjects.long, 'Mine')
    await writeReply(page, 'Open the back cover.')
    // Above the end of the conversation, so that what comes is out of view.
    await thread(page).getByRole('article').first().scrollIntoViewIfNeeded()
    await workspace.receive(subjects.long, '<p>It works again.</p>')
    await expect(page.getByRole('alert')).toContainText('answered while you were writing')
    await editor(page).click()
    await sendByKey(page)
    await page.getByRole('button', { name: 'Send anyway' }).click()
    await delivered(workspace, subjects.long, 'Open the back cover.')
    await expect(editor(page)).toHaveText('')
  })
  await test.step('a file that is dropped on a new ticket', async () => {
    await page.getByRole('button', { name: 'New ticket' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'New ticket' })
    await dropFile(page, dialog.getByRole('textbox', { name: 'Message' }), 'call.txt', 'what was said')
    await expect(dialog.getByRole('button', { name: 'Remove call.txt' })).toBeVisible()
  })
})

test('tickets are linked, split and merged, by the menu and by the palette', async ({ workspace, launch }) => {
  test.slow()
  const { page } = await openDesk(workspace, launch)
  const [router, invoice, password] = [subjects.router, subjects.invoice, subjects.password].map((subject) =>
    workspace.ticket(subject),
  )
  if (!router || !invoice || !password) throw new Error('no ticket')
  await openTicket(page, subjects.router)

  await test.step('link', async () => {
    await fromPalette(page, 'link to', 'Link to…')
    const dialog = page.getByRole('dialog', { name: 'Link to another ticket' })
    await dialog.getByRole('textbox').fill('Invoice 2041')
    await dialog.getByRole('option', { name: /Invoice 2041/ }).click()
    await expect(page.getByRole('button', { name: new RegExp(`Linked to #${invoice.number}`) })).toBeVisible()
    await expect
      .poll(async () => (await workspace.fresh(subjects.router)).linkedTicketIds, { timeout: 15_000 })
      .toEqual([invoice.id])
    expect((await workspace.fresh(subjects.invoice)).linkedTicketIds).toEqual([router.id])
  })
  await test.step('split', async () => {
    await page.getByRole('button', { name: 'More for this ticket' }).click()
    await page.getByRole('menuitem', { name: 'Split off the newest message…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Split off into a new ticket' })
    await dialog.getByRole('textbox', { name: 'Subject of the new ticket' }).fill('A second router')
    await dialog.getByRole('button', { name: 'Split off' }).click()
    await expectTicketOpen(page, 'A second router')
    await expectQuiet(page)
    const { items } = await workspace.server.api('ticketList', { as: workspace.admin.session, query: { limit: 200 } })
    const made = items.find(({ subject }) => subject === 'A second router')
    expect(made?.customerId).toBe(router.customerId)
    expect(made?.linkedTicketIds).toEqual([router.id])
    const { items: messages } = await workspace.server.api('ticketMessages', {
      as: workspace.admin.session,
      params: { id: made?.id ?? '' },
      query: { limit: 200 },
    })
    expect(messages.some(({ bodyText }) => bodyText.includes('Since the storm'))).toBe(true)
  })
  await test.step('unlink', async () => {
    await openTicket(page, subjects.invoice)
    await fromPalette(page, 'remove a link', 'Remove a link…')
    await page.getByRole('button', { name: `Remove the link to ${subjects.router}` }).click()
    await expect
      .poll(async () => (await workspace.fresh(subjects.invoice)).linkedTicketIds, { timeout: 15_000 })
      .toEqual([])
  })
  await test.step('merge', async () => {
    await openTicket(page, subjects.password)
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog', { name: 'Merge into another ticket' })
    await dialog.getByRole('textbox').fill('Invoice 2041')
    await dialog.getByRole('option', { name: /Invoice 2041/ }).click()
    await dialog.getByRole('button', { name: `Merge into #${invoice.number}` }).click()
    await expectTicketOpen(page, subjects.invoice)
    await expect
      .poll(async () => (await workspace.fresh(subjects.password)).mergedIntoId, { timeout: 15_000 })
      .toBe(invoice.id)
    expect((await workspace.fresh(subjects.password)).status).toBe('closed')
    await expect(thread(page)).toContainText('I wait for the mail since Monday.')
  })
  await test.step('the palette sets a status, a priority and the assignee', async () => {
    await fromPalette(page, 'priority urgent', 'Set priority: Urgent')
    await fromPalette(page, 'nobody', 'Assign to nobody')
    await fromPalette(page, 'status waiting', 'Set status: Waiting')
    await expect
      .poll(() => workspace.fresh(subjects.invoice), { timeout: 15_000 })
      .toMatchObject({ status: 'waiting', priority: 'urgent', assigneeId: null })
    await expect(row(page, subjects.invoice)).toBeVisible()
  })
})
