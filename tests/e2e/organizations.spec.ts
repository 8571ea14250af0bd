import { expect, type Page } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import { expectQuiet, expectTicketOpen, openTicket } from '../fixtures/steps.ts'
import { subjects, type Workspace } from '../fixtures/workspace.ts'

const harbourId = '0192ee00-0000-7000-8000-0000000000b1'
const emptyId = '0192ee00-0000-7000-8000-0000000000b2'

/** An organization of two customers, and one of nobody. */
async function found(workspace: Workspace): Promise<void> {
  const { admin } = workspace
  const create = (organizationId: string, name: string, notes = '') =>
    workspace.act(admin, 'organization.create', {
      organizationId,
      fields: { name, domains: ['harbour.example'], country: 'PT', notes },
    })
  await create(harbourId, 'Harbour Works', 'Deliveries at gate 3 only.')
  await create(emptyId, 'Empty House')
  for (const subject of [subjects.router, subjects.invoice]) {
    const { customerId } = workspace.ticket(subject)
    await workspace.act(admin, 'customer.update', { customerId, set: { organizationId: harbourId }, base: {} })
  }
}

const dialog = (page: Page) => page.getByRole('dialog')
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 })

async function pick(page: Page, text: string, group: string, option: RegExp): Promise<void> {
  await page.keyboard.press('Control+K')
  await expect(dialog(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.type(text)
  await dialog(page).getByRole('group', { name: group }).getByRole('option', { name: option }).click()
  await expect(dialog(page)).toHaveCount(0)
}

test('the palette finds an organization, which leads to its people and tickets and back', async ({
  workspace,
  desk: { page },
}) => {
  await found(workspace)
  await pick(page, 'harbour w', 'Organizations', /Harbour Works/)
  await expect(heading(page, 'Harbour Works')).toBeVisible()
  const screen = page.getByRole('region', { name: 'Organization', exact: true })
  await expect(screen).toContainText('Deliveries at gate 3 only.')
  const people = screen.getByRole('region', { name: /^People/ })
  await expect(people.getByRole('button')).toHaveCount(2)
  const open = screen.getByRole('region', { name: /^Open tickets/ })
  await expect(open.getByRole('button', { name: subjects.router })).toContainText('Carla Ferreira')
  await expect(screen.getByRole('region', { name: /^Earlier tickets/ })).toContainText('None before.')

  await people.getByRole('button', { name: /^Carla Ferreira/ }).click()
  await expect(heading(page, 'Carla Ferreira')).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(heading(page, 'Harbour Works')).toBeVisible()
  await people.getByRole('button', { name: /^Carla Ferreira/ }).click()
  await page.getByRole('button', { name: 'Harbour Works' }).click()
  await expect(heading(page, 'Harbour Works')).toBeVisible()
  await open.getByRole('button', { name: subjects.router }).click()
  await expectTicketOpen(page, subjects.router)

  // Beside the ticket the name leads there as well, and so does a key.
  await page.getByRole('region', { name: 'Customer' }).getByRole('button', { name: 'Harbour Works' }).click()
  await expect(heading(page, 'Harbour Works')).toBeVisible()
  await openTicket(page, subjects.router)
  await page.keyboard.press('Shift+G')
  await expect(heading(page, 'Harbour Works')).toBeVisible()
})

test('an organization is edited, and follows what others change', async ({ workspace, desk: { page } }) => {
  await found(workspace)
  await pick(page, 'harbour w', 'Organizations', /Harbour Works/)
  await expect(heading(page, 'Harbour Works')).toBeVisible()
  await page.keyboard.press('Shift+E')
  const form = dialog(page)
  await form.getByRole('textbox', { name: 'Domains, one per line' }).fill('no domain')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toContainText('One of these is not a domain')
  await form.getByRole('textbox', { name: 'Domains, one per line' }).fill('https://harbour.example/\nworks.example')
  await form.getByRole('textbox', { name: 'Name' }).fill('Harbour Works & Sons')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(heading(page, 'Harbour Works & Sons')).toBeVisible()
  await expectQuiet(page)
  const { items } = await workspace.server.api('organizationList', { as: workspace.admin.session, query: {} })
  expect(items.find(({ id }) => id === harbourId)).toMatchObject({
    name: 'Harbour Works & Sons',
    domains: ['harbour.example', 'works.example'],
    notes: 'Deliveries at gate 3 only.',
  })

  const people = page.getByRole('region', { name: /^People/ })
  const { customerId } = workspace.ticket(subjects.invoice)
  await workspace.act(workspace.admin, 'customer.update', { customerId, set: { organizationId: null }, base: {} })
  await expect(people.getByRole('button')).toHaveCount(1)
  await expect(page.getByRole('button', { name: subjects.invoice })).toHaveCount(0)
  await workspace.act(workspace.admin, 'ticket.update', {
    ticketId: workspace.ticket(subjects.router).id,
    set: { status: 'solved' },
    base: {},
  })
  const earlier = page.getByRole('region', { name: /^Earlier tickets/ })
  await expect(earlier.getByRole('button', { name: subjects.router })).toBeVisible()
})

test('one without people and tickets, and one that is not there, say so; a link leads to both', async ({
  workspace,
  desk,
  launch,
}) => {
  await found(workspace)
  await desk.quit()
  const { page } = await launch({
    userDataDir: desk.userDataDir,
    args: [`switchboard://organization/${emptyId}`],
  })
  await expect(heading(page, 'Empty House')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Nobody yet.')).toBeVisible()
  await expect(page.getByText('None open.')).toBeVisible()
  await page.evaluate(
    (id) => {
      window.location.hash = `#/organization/${id}`
    },
    harbourId.replace('b1', 'bf'),
  )
  await expect(page.getByText('Organization not found')).toBeVisible()
  await page.getByRole('button', { name: 'Back to the queue' }).click()
  await expect(page.getByRole('listbox', { name: /^Tickets in/ })).toBeVisible()
})

test('the palette opens the tickets of a team, and says whose they are when one may not see them', async ({
  workspace,
  desk: { page },
}) => {
  await found(workspace)
  await page.keyboard.press('Control+,')
  await pick(page, 'service d', 'Teams', /Service desk/)
  await expect(heading(page, 'Service desk')).toBeVisible()
  const list = page.getByRole('listbox', { name: 'Tickets in Service desk' })
  await expect(list).toContainText(subjects.router)
  await pick(page, 'field', 'Teams', /Field engineers/)
  await expect(page.getByText('You are not in this team')).toBeVisible()
  await page.getByRole('button', { name: /^My team/ }).click()
  await expect(page.getByRole('listbox', { name: 'Tickets in My team' })).toBeVisible()
})
