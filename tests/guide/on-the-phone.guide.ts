import { expect, type Page } from '@playwright/test'
import { showNumber } from '../../shared/rules/calls/numbers.ts'
import { expectOffline, openOutbox, statusBar } from '../fixtures/steps.ts'
import { bar, callPane, goTo, openFromPalette, test } from './desk.ts'
import { clearToasts, picture } from './pictures.ts'

/** People of the demo who are the same whenever it is made. */
const known = { name: 'Callum Holt', number: '+447700900383' }
const abroad = { name: 'Kevin Coleman', number: '+17025550128' }
const shared = { number: '+447700900391', names: ['Imran Sinclair', 'Sunita Sinclair'] } as const
const unknown = { number: '+442079460018', name: 'Orla Keane' }
const withdrawn = { name: 'Graham Begum', number: '+447700900760' }

const script = (page: Page) => page.getByRole('region', { name: 'Script', exact: true })
const step = (page: Page, title: string) => script(page).getByRole('region', { name: title, exact: true })
const notes = (page: Page) => callPane(page).getByRole('textbox', { name: 'Notes' })

/** Goes on through whatever is only read, until the step with this title is there. */
async function goOnTo(page: Page, title: string): Promise<void> {
  const next = script(page).getByRole('button', { name: /^(Next|Read out and confirmed|Done)/ })
  for (let steps = 0; steps < 6 && (await step(page, title).count()) === 0; steps++) {
    await next.first().click()
    await page.waitForTimeout(150)
  }
  await expect(step(page, title)).toBeVisible()
}

const answer = (page: Page, label: string) =>
  script(page)
    .getByRole('button', { name: new RegExp(`^\\d ${label}`) })
    .click()

test('on the phone', async ({ demo, sitDown }) => {
  const desk = await sitDown('maya')
  const { page } = desk
  await clearToasts(page)
  demo.network.faults.offline = true
  await expectOffline(page)

  // Somebody who is known.
  await desk.ring(known.number)
  await expect(callPane(page).getByRole('heading', { name: known.name })).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Customer', exact: true }).getByRole('heading', { name: known.name }),
  ).toBeVisible()
  await picture(desk, 'phone-rings')
  await page.keyboard.press('F8')
  await expect(notes(page)).toBeFocused()
  await page.keyboard.type('Living room at 14 degrees since last night.')
  await picture(desk, 'phone-answered')
  await page.keyboard.press('Alt+A')
  const answers = page.getByRole('region', { name: 'Answers' })
  const search = answers.getByRole('combobox', { name: 'Search articles and solved tickets' })
  await search.fill('radiator valve')
  await expect(answers.getByRole('option').first()).toBeVisible()
  await picture(desk, 'phone-answers')
  await page.getByRole('tab', { name: 'Customer' }).click()

  // The script.
  await callPane(page)
    .getByRole('button', { name: /^Run a script/ })
    .click()
  const heating = script(page).getByRole('option').filter({ hasText: 'Heating stays cold' })
  await expect(heating).toBeVisible()
  await picture(desk, 'phone-script-choose')
  await heating.click()
  await expect(step(page, 'Greeting')).toContainText(known.name)
  await picture(desk, 'phone-script-say')
  await goOnTo(page, 'Anybody in the cold?')
  await picture(desk, 'phone-script-ask')
  await answer(page, 'Cold, with somebody at risk')
  await goOnTo(page, 'Heat by hand')
  await picture(desk, 'phone-script-confirm')
  const articles = script(page).getByRole('region', { name: 'Articles about this' })
  // One without pictures: those come from the network when they are shown for the first time.
  const offered = articles.getByRole('listitem').getByRole('button')
  const wanted = offered.filter({ hasText: 'get it warm first' })
  const first = (await wanted.count()) > 0 ? wanted.first() : offered.first()
  await first.click()
  await expect(first).toHaveAttribute('aria-expanded', 'true')
  await expect.poll(async () => (await articles.innerText()).length).toBeGreaterThan(300)
  await picture(desk, 'phone-script-article')
  await first.click()
  await goOnTo(page, 'Does it get warm?')
  await page.keyboard.press('F9')
  await expect(bar(page)).toContainText('On hold')
  await picture(desk, 'phone-hold')
  await page.keyboard.press('F9')
  await answer(page, 'Yes')
  await goOnTo(page, 'Which device')
  await answer(page, 'Brae Valve')
  await goOnTo(page, 'Battery')
  await answer(page, 'Yellow or red')
  await goOnTo(page, 'Did it help?')
  await answer(page, 'It has to show')
  await expect(step(page, 'End of the call')).toBeVisible()
  await page.keyboard.press('F8')
  await expect(bar(page)).toContainText('Wrap-up')
  await picture(desk, 'phone-script-end')
  await script(page)
    .getByRole('button', { name: /^Finish/ })
    .click()
  await expect(bar(page)).toHaveCount(0)
  await expect(callPane(page)).toContainText('Callback promised')
  await clearToasts(page)
  await picture(desk, 'phone-recorded')

  // Several with one number, and somebody new.
  await desk.ring(shared.number)
  for (const name of shared.names)
    await expect(callPane(page).getByRole('button', { name: new RegExp(name) })).toBeVisible()
  await picture(desk, 'phone-several')
  await page.keyboard.press('Shift+F8')
  await expect(bar(page)).toHaveCount(0)
  await desk.ring(unknown.number)
  const form = callPane(page).getByRole('form', { name: 'New customer' })
  await form.getByRole('textbox', { name: /^Name/ }).fill(unknown.name)
  await picture(desk, 'phone-unknown')
  await page.keyboard.press('Enter')
  await expect(callPane(page).getByRole('heading', { name: unknown.name })).toBeVisible()
  await page.keyboard.press('Shift+F8')
  await expect(bar(page)).toHaveCount(0)

  // A promise, by the customer's clock.
  await desk.ring(abroad.number)
  await expect(callPane(page).getByRole('heading', { name: abroad.name })).toBeVisible()
  await page.keyboard.press('F8')
  await expect(bar(page)).toContainText('On the phone')
  await notes(page).fill('New batteries are on their way to him.')
  await page.keyboard.press('F8')
  await expect(bar(page)).toContainText('Wrap-up')
  await page.getByRole('radio', { name: 'Callback promised' }).check()
  await page.getByRole('checkbox', { name: 'Promise a callback' }).check()
  await page.getByLabel('Day', { exact: true }).fill(nextWeekday())
  await page.getByLabel('Time', { exact: true }).fill('10:30')
  await page.getByRole('textbox', { name: 'What it is about' }).fill('Are the batteries in, and is it warm?')
  await clearToasts(page)
  await picture(desk, 'phone-promise')
  await page.keyboard.press('Control+Enter')
  await expect(bar(page)).toHaveCount(0)
  await page
    .getByText(/^Callbacks/)
    .first()
    .click()
  const list = page.getByRole('region', { name: 'Calls and callbacks' })
  await list.getByRole('listitem').filter({ hasText: abroad.name }).getByRole('button').first().click()
  await expect(page.getByRole('region', { name: 'Callback', exact: true })).toContainText(abroad.name)
  await clearToasts(page)
  await picture(desk, 'phone-callback')

  // A call that may not be made.
  await openFromPalette(page, withdrawn.name)
  await page
    .getByRole('button', { name: showNumber(withdrawn.number), exact: true })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Call' })
  await dialog.getByText('Marketing', { exact: true }).last().click()
  await expect(dialog).toContainText('This call is not allowed')
  await picture(desk, 'phone-refused')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  // What waited for the network goes out.
  await openOutbox(page)
  await clearToasts(page)
  await picture(desk, 'phone-outbox')
  demo.network.faults.offline = false
  await page.getByRole('button', { name: 'Sync now' }).click()
  await expect(statusBar(page)).toContainText('All changes sent', { timeout: 60_000 })
  await goTo(page, /^Calls/)
})

/** A working day a week ahead, `YYYY-MM-DD`. */
function nextWeekday(): string {
  const at = new Date(Date.now() + 7 * 86_400_000)
  while ([0, 6].includes(at.getUTCDay())) at.setUTCDate(at.getUTCDate() + 1)
  return at.toISOString().slice(0, 10)
}
