import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { makeArticle } from '../fixtures/articles.ts'
import { test } from '../fixtures/desk.ts'
import { expectQuiet, expectTicketOpen, signIn } from '../fixtures/steps.ts'
import { customerNames, subjects, type Workspace } from '../fixtures/workspace.ts'

const history = (page: Page) => page.getByRole('region', { name: 'History' }).first()

async function openCustomer(page: Page, workspace: Workspace, subject: string): Promise<string> {
  const { customerId } = workspace.ticket(subject)
  await page.evaluate((id) => {
    window.location.hash = `#/customer/${id}`
  }, customerId)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return customerId
}

/** The same person once more, with a ticket of their own. */
async function repeatCarla(workspace: Workspace, customerId: string): Promise<{ id: string; ticketId: string }> {
  const { server, admin } = workspace
  const carla = await server.api('customerGet', { as: admin.session, params: { id: customerId } })
  const { id: _id, version: _version, createdAt: _createdAt, ...fields } = carla
  const twin = { id: uuidv7(), ticketId: uuidv7() }
  await workspace.act(admin, 'customer.create', {
    customerId: twin.id,
    fields: { ...fields, name: 'Ferreira Carla', notes: 'Prefers the phone.', jobTitle: 'Owner' },
  })
  await workspace.act(admin, 'ticket.create', {
    ticketId: twin.ticketId,
    messageId: uuidv7(),
    subject: 'Asked under her other name',
    priority: 'normal',
    channel: 'phone',
    teamId: workspace.serviceDesk,
    assigneeId: null,
    customerId: twin.id,
    tagIds: [],
    author: 'customer',
    kind: 'public',
    bodyHtml: '<p>It is me again.</p>',
    cc: [],
    mentionedUserIds: [],
    attachments: [],
  })
  return twin
}

test('the history is narrowed by kind, searched, and leads to the place in the conversation', async ({
  workspace,
  desk: { page },
}) => {
  await openCustomer(page, workspace, subjects.router)
  const list = history(page)
  await expect(list.getByRole('listitem').first()).toBeVisible()
  await page.getByRole('button', { name: 'Tickets', exact: true }).click()
  await expect(list.getByText(/Ticket #\d+ opened/).first()).toBeVisible()
  await expect(list.getByText('Messages', { exact: true }).filter({ visible: true })).toHaveCount(1)
  await page.getByRole('button', { name: 'Tickets', exact: true }).click()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('/')
  await expect(page.getByPlaceholder('Search in this history')).toBeFocused()
  await page.keyboard.type('storm')
  const hit = list.getByRole('button', { name: subjects.router }).first()
  await expect(hit).toBeVisible()
  await expect(list.getByRole('button', { name: /Request/ })).toHaveCount(0)
  await hit.click()
  await expectTicketOpen(page, subjects.router)
})

test('two records of one person are merged field by field, and parted again with what each had', async ({
  workspace,
  desk: { page },
}) => {
  const keptId = workspace.ticket(subjects.router).customerId
  const twin = await repeatCarla(workspace, keptId)
  await expectQuiet(page)
  await page.keyboard.press('Alt+6')
  const compare = page.getByRole('button', { name: `Compare ${customerNames[0]} and Ferreira Carla` })
  await expect(compare).toBeVisible({ timeout: 20_000 })
  await compare.click()
  const dialog = page.getByRole('dialog', { name: 'Merge two customers' })
  await expect(dialog.getByText(/Goes over to Carla Ferreira: 1 ticket/)).toBeVisible()
  await dialog.getByRole('radio', { name: 'Role: Becomes part of it: Owner' }).check()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(page.getByText('Ferreira Carla is part of Carla Ferreira now')).toBeVisible()
  // One goes on with the list.
  await expect(compare).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1, name: customerNames[0] })).toHaveCount(0)
  await openCustomer(page, workspace, subjects.router)
  await expect(history(page).getByText('Asked under her other name').first()).toBeVisible()
  const ownerOf = async () =>
    (await workspace.server.api('ticketGet', { as: workspace.admin.session, params: { id: twin.ticketId } })).customerId
  await expect.poll(ownerOf).toBe(keptId)
  await page.getByRole('button', { name: 'Undo the merge with Ferreira Carla' }).click()
  await expect.poll(ownerOf).toBe(twin.id)
  await expect(history(page).getByText('Asked under her other name')).toHaveCount(0)
  const parted = await workspace.server.api('customerGet', { as: workspace.admin.session, params: { id: twin.id } })
  expect(parted).toMatchObject({ name: 'Ferreira Carla', jobTitle: 'Owner' })
})

test('an administrator hands out a person’s data and then forgets them, on every computer', async ({
  workspace,
  desk,
  launch,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-export-'))
  const { app, page } = await launch()
  await signIn(page, workspace.url, workspace.admin)
  const customerId = await openCustomer(page, workspace, subjects.router)
  await openCustomer(desk.page, workspace, subjects.router)
  const file = join(folder, 'carla.html')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await page.getByRole('button', { name: 'More for this customer' }).click()
  await page.getByRole('menuitem', { name: 'Save all data, to read…' }).click()
  await expect(page.getByText(`Saved as ${file}`)).toBeVisible()
  const saved = await readFile(file, 'utf8')
  expect(saved).toContain(`<h1>${customerNames[0]}</h1>`)
  expect(saved).toContain(subjects.router)

  await page.getByRole('button', { name: 'More for this customer' }).click()
  await page.getByRole('menuitem', { name: 'Erase or pseudonymise…' }).click()
  const form = page.getByRole('dialog', { name: `Erase or pseudonymise ${customerNames[0]}` })
  await form.getByRole('radio', { name: 'Erase: nothing stays' }).check()
  await expect(form.getByRole('button', { name: 'Erase', exact: true })).toBeDisabled()
  await form.getByRole('textbox').fill(customerNames[0])
  await form.getByRole('button', { name: 'Erase', exact: true }).click()
  const sure = page.getByRole('dialog', { name: `Erase ${customerNames[0]} and everything about them?` })
  await sure.getByRole('button', { name: 'Erase', exact: true }).click()
  await expect(page.getByText('Erased, with everything about this person')).toBeVisible()
  await expect(desk.page.getByText('Customer not found')).toBeVisible({ timeout: 15_000 })
  expect(workspace.ticket(subjects.router).customerId).toBe(customerId)
  await rm(folder, { recursive: true, force: true })
})

test('a known problem and a used article open the article, and the article leads back', async ({
  workspace,
  desk: { page },
}) => {
  const { customerId, id: ticketId } = workspace.ticket(subjects.router)
  const { articleId } = await makeArticle(workspace, 'Hub goes offline', '<p>Give it a fixed address.</p>')
  const productId = uuidv7()
  const set = { name: 'Hedge Hub', knownProblems: [{ title: 'Offline after an update', articleId }] }
  await workspace.act(workspace.edda, 'product.save', { productId, set })
  await workspace.act(workspace.maya, 'ownedProduct.create', {
    ownedProductId: uuidv7(),
    fields: { customerId, productId, serialNumber: 'WF-1', boughtAt: null, warrantyUntil: null, contract: null },
  })
  await workspace.act(workspace.maya, 'article.use', {
    useId: uuidv7(),
    articleId,
    kind: 'answered',
    ticketId,
    callId: null,
  })
  await openCustomer(page, workspace, subjects.router)
  const title = page.getByRole('heading', { level: 1, name: 'Hub goes offline' })
  await page.getByText('1 known problem').click()
  await page.getByRole('button', { name: 'Offline after an update' }).click()
  await expect(title).toBeVisible()
  await page.getByRole('button', { name: 'Back to the customer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: customerNames[0] })).toBeVisible()
  await history(page)
    .getByRole('button', { name: /answered it/ })
    .click()
  await expect(title).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1, name: customerNames[0] })).toBeVisible()
})
