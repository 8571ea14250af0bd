import { readFileSync } from 'node:fs'
import { createServer as createPlainServer } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { inRoot } from '../../tools/paths.ts'
import { test } from '../fixtures/desk.ts'
import {
  expectDelivered,
  expectQuiet,
  fillConnectForm,
  queues,
  statusBar,
  thread,
  ticketList,
} from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

test('one click from the first start to a demo workspace with work to do', async ({ launch }) => {
  test.setTimeout(120_000)
  const { page } = await launch()
  await page.getByRole('button', { name: /^Explore the demo workspace/ }).click()
  await expect(ticketList(page).getByRole('option').first()).toBeVisible({ timeout: 90_000 })
  for (const queue of ['Mine', 'Unassigned', 'My team', 'All']) {
    await expect(queues(page).getByRole('link', { name: new RegExp(`^${queue} [1-9][0-9,]* tickets?`) })).toBeVisible({
      timeout: 60_000,
    })
  }
  await ticketList(page).getByRole('option').first().click()
  await expect(thread(page).getByRole('article').first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Customer' })).toContainText(/\S/)
  await expect(statusBar(page).getByRole('status')).toHaveText('Online', { timeout: 60_000 })
})

function listen(server: Server | ReturnType<typeof createPlainServer>): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))
}

test('whatever is wrong at the sign-in is told in a sentence, and the fields keep what was typed', async ({
  workspace,
  launch,
}) => {
  const { page } = await launch()
  const { maya, network } = workspace
  const problem = page.getByRole('alert')
  const connect = page.getByRole('button', { name: 'Connect', exact: true })
  const signIn = { method: 'POST', path: '/v1/sessions' }
  const isSignIn = (request: { method: string; path: string }) =>
    request.method === signIn.method && request.path === signIn.path
  const refuses = async (url: string, password: string, sentence: string | RegExp, timeout = 10_000) => {
    await fillConnectForm(page, url, maya.email, password)
    await connect.click()
    await expect(problem).toHaveText(sentence, { timeout })
    await expect(page.getByRole('textbox', { name: 'Server address' })).toHaveValue(url)
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(maya.email)
    await expect(page.getByLabel('Password', { exact: true }).and(page.locator(':visible'))).toHaveValue(password)
    await expect(connect).toBeEnabled()
  }

  await test.step('wrong password', () =>
    refuses(workspace.url, 'not my password', 'E-mail and password do not match an active account on this server.'))
  await test.step('nobody there', () =>
    refuses('http://127.0.0.1:9', maya.password, 'The server cannot be reached. Check the address and your network.'))
  await test.step('connection lost', async () => {
    network.faults.offline = true
    await refuses(workspace.url, maya.password, 'The server cannot be reached. Check the address and your network.')
    network.faults.offline = false
  })
  await test.step('a page of the hotel instead of an answer', async () => {
    network.faults.decide = () => 'html-answer'
    await refuses(
      workspace.url,
      maya.password,
      /^Something answers at this address, but it is not a Switchboard server\./,
    )
  })
  await test.step('an error 500', async () => {
    network.faults.decide = () => 'error-500'
    await refuses(workspace.url, maya.password, /^The server has a problem\./)
    network.faults.decide = undefined
  })
  await test.step('a certificate that nobody trusts', async () => {
    const pem = readFileSync(inRoot('tests/fixtures/self-signed.pem'))
    let heard = 0
    const server = createServer({ key: pem, cert: pem }, (_request, response) => {
      heard += 1
      response.end()
    })
    const port = await listen(server)
    await refuses(`https://127.0.0.1:${port}`, maya.password, /^The server’s certificate is not trusted/)
    expect(heard).toBe(0)
    server.closeAllConnections()
    server.close()
  })
  await test.step('no answer at all', async () => {
    const silent = createPlainServer(() => undefined)
    const port = await listen(silent)
    await refuses(`http://127.0.0.1:${port}`, maya.password, /^The server did not answer in time\./, 30_000)
    silent.closeAllConnections()
    silent.close()
  })
  await test.step('a slow answer', async () => {
    network.faults.delay = 1_500
    network.faults.next('delay', isSignIn)
    await fillConnectForm(page, workspace.url, maya.email, maya.password)
    await connect.click()
    await expect(problem).toHaveCount(0)
    await expectQuiet(page)
  })
})

test('from the first start to a sent reply without touching the mouse', async ({ workspace, launch }) => {
  const { page } = await launch()
  const focused = page.locator(':focus')
  const { keyboard } = page
  const connect = page.getByRole('button', { name: /^Connect to a server/ })
  await expect(connect).toBeVisible()
  await expect(async () => {
    await keyboard.press('Tab')
    await expect(connect).toBeFocused({ timeout: 200 })
  }).toPass({ timeout: 5_000 })
  await keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Server address' })).toBeFocused()
  for (const text of [workspace.url, workspace.maya.email]) {
    await keyboard.type(text)
    await keyboard.press('Tab')
  }
  await keyboard.type(workspace.maya.password)
  await keyboard.press('Enter')
  await expectQuiet(page)

  await keyboard.press('1')
  const row = ticketList(page).getByRole('option').filter({ hasText: subjects.router })
  await expect(row).toBeVisible()
  const at = Number(await row.getAttribute('aria-posinset')) - 1
  await keyboard.press('Home')
  for (let step = 0; step < at; step += 1) await keyboard.press('j')
  await keyboard.press('Enter')
  await expect(thread(page)).toContainText('Since the storm')
  await keyboard.press('r')
  await expect(focused).toHaveAttribute('aria-label', 'Reply to Carla Ferreira')

  // Each of these letters is a shortcut outside the editor.
  const words = 'jkxsapptumn/?cz 1234567 rr'
  await keyboard.type(words)
  await expect(focused).toHaveText(words)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('toolbar', { name: 'Change the selected tickets' })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Mine', level: 1 })).toBeVisible()
  await keyboard.press('Control+Enter')
  await expectDelivered(page, workspace, subjects.router, words)
})
