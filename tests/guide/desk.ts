import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { expect, type Locator, type Page } from '@playwright/test'
import { fillDemo } from '../../server/demo/fill.ts'
import { demoAdmin, demoAgent, demoEditor, demoLead } from '../../server/demo/people.ts'
import type { Session } from '../../shared/api/auth.ts'
import { root } from '../../tools/paths.ts'
import { appWords, test as base, type RunningApp } from '../fixtures/app.ts'
import { type FaultProxy, startFaultProxy } from '../fixtures/fault-proxy.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { expectQuiet, fillConnectForm, statusBar } from '../fixtures/steps.ts'

/** The demo's people from whose desks the guide is told. */
export const persons = { maya: demoAgent, samir: demoEditor, priya: demoLead, daniel: demoAdmin } as const
type PersonName = keyof typeof persons

/** The demo workspace on a server of its own, behind a network that can be cut. */
export interface Demo {
  readonly server: TestServer
  readonly network: FaultProxy
  /** For acting by REST, as that person's other machine would. */
  session(name: PersonName): Promise<Session>
}

export interface Desk extends RunningApp {
  /** A telephone system hands a call to the app, as it does on a computer that is used. */
  ring(from: string): Promise<void>
}

interface GuideFixtures {
  /** A window of the size of the pictures, signed in and quiet. */
  sitDown: (name: PersonName) => Promise<Desk>
}

export const windowSize = { width: 1280, height: 800 }

/** The chapters work on one demo, as making it takes longest; none needs what another one did. */
export const test = base.extend<GuideFixtures, { demo: Demo }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape, so it must be a pattern.
    async ({}, use) => {
      const demo = await startDemo()
      await use(demo)
      await demo.network.stop()
      await demo.server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  sitDown: async ({ demo, launch }, use) => {
    await use(async (name) => {
      const running = await launch({
        args: ['--force-device-scale-factor=1', `--size=${windowSize.width}x${windowSize.height}`],
      })
      running.page.setDefaultTimeout(15_000)
      return sitDown(running, demo, name)
    })
  },
})

export async function startDemo(): Promise<Demo> {
  const server = await startServer()
  await fillDemo(server.store)
  const network = await startFaultProxy(server.url)
  return {
    server,
    network,
    session: (name) => server.signIn(persons[name].email, persons[name].password),
  }
}

/** Signs in on the screen and waits for the whole of the workspace. */
export async function sitDown(running: RunningApp, demo: Demo, name: PersonName): Promise<Desk> {
  const { page } = running
  const { email, password } = persons[name]
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await fillConnectForm(page, demo.network.url, email, password)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(statusBar(page).getByRole('status')).toHaveText('Online', { timeout: 60_000 })
  await expect(statusBar(page)).not.toContainText('Loading the workspace', { timeout: 120_000 })
  await expectQuiet(page)
  let calls = 0
  return {
    ...running,
    ring: async (from) => {
      const link = `switchboard://call?from=${encodeURIComponent(from)}&id=pbx-${2_040 + ++calls}`
      const electron = process.env.ELECTRON_EXEC_PATH ?? createRequire(import.meta.url)('electron')
      await once(spawn(electron, appWords(running.userDataDir, [link]), { cwd: root, stdio: 'ignore' }), 'exit')
    },
  }
}

/** Goes to one of the places at the left. */
export async function goTo(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name }).click()
}

/** Opens a customer by the palette, as whoever knows the name does. */
export async function openFromPalette(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+K')
  await page.keyboard.type(name)
  await page.getByRole('dialog').getByRole('option').filter({ hasText: name }).first().click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

export const bar = (page: Page): Locator => page.getByRole('region', { name: 'Current call' })
export const callPane = (page: Page): Locator => page.getByRole('region', { name: 'Call', exact: true })
