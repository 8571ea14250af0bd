import { expect } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import { expectOffline, expectQuiet, openQueue, openTicket, syncNow, ticketList } from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'
test('probe', async ({ workspace, desk: { page } }) => {
    await openTicket(page, subjects.invoice, 'Mine')
    workspace.network.faults.offline = true
    await expectOffline(page)
    await page.getByRole('button', { name: `${subjects.invoice}. Edit the subject` }).click()
    await page.getByRole('textbox', { name: 'Subject' }).fill('Invoice 2041: mine')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Invoice 2041: mine. Edit the subject' })).toBeVisible()
    await workspace.act(workspace.noah, 'ticket.update', { ticketId: workspace.ticket(subjects.invoice).id, set: { subject: 'Invoice 2041: theirs' }, base: { subject: subjects.invoice } })
    workspace.network.faults.offline = false
    await syncNow(page)
    const card = page.getByRole('listitem').filter({ hasText: 'Somebody else changed the same' })
    await card.getByRole('button', { name: `Keep theirs` }).click()
    await expect(page.getByText('Everything is sent', { exact: true })).toBeVisible()
    await expectQuiet(page)
    await openQueue(page, 'Mine')
    await page.waitForTimeout(3000)
    console.log(await ticketList(page).innerText())
    const q = () => page.evaluate(() => window.switchboard.query('ticket.list', { queue: { kind: 'built-in', queue: 'mine' }, sort: { by: 'urgency', direction: 'asc' }, offset: 0, limit: 100 }))
    console.log(JSON.stringify(((await q()) as any).items.map((i: any) => [i.subject, i.pending])))
    await openQueue(page, 'All'); await openQueue(page, 'Mine')
    await page.waitForTimeout(1000)
    console.log(await ticketList(page).innerText())
})
