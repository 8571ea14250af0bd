import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import { inRoot, root } from '../../tools/paths.ts'
import { appWords, type RunningApp, test } from '../fixtures/app.ts'
import { isRunning, processTree, signal } from '../fixtures/process-tree.ts'

/** Keeps what a topic brings in a global of the page, and gives a way to read it. */
async function record(page: Page, topic: string): Promise<() => Promise<unknown[]>> {
  await page.evaluate((name) => {
    const seen: unknown[] = []
    Object.assign(globalThis, { [`seen-${name}`]: seen })
    window.switchboard.subscribe(name, (payload) => seen.push(payload))
  }, topic)
  return () => page.evaluate((name) => Reflect.get(globalThis, `seen-${name}`) as unknown[], topic)
}

function ask(page: Page, name: string, args: unknown = {}): Promise<unknown> {
  return page.evaluate(
    ([asked, given]) =>
      window.switchboard.command(asked, given).then(
        (result) => ({ result }),
        (error: unknown) => ({ error }),
      ),
    [name, args] as const,
  )
}

function startByHand(
  userDataDir: string,
  args: readonly string[] = [],
  switches: readonly string[] = [],
): ChildProcess {
  const electron = process.env.ELECTRON_EXEC_PATH ?? createRequire(import.meta.url)('electron')
  const words = [...switches, ...appWords(userDataDir, args)]
  return spawn(electron, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
}

test('the window opens on the app’s own origin', async ({ running }) => {
  expect(await running.page.evaluate(() => location.origin)).toBe('app://switchboard')
  expect(await running.app.evaluate(({ app }) => app.isPackaged)).toBe(false)
})

test('the window has three verbs and nothing of Node', async ({ running }) => {
  const globals = await running.page.evaluate(() => ({
    bridge: Object.keys(window.switchboard).sort(),
    node: ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in globalThis),
  }))
  expect(globals).toEqual({ bridge: ['command', 'query', 'subscribe'], node: [] })
})

test('only the built files and the message frame are served', async ({ running }) => {
  const statuses = await running.page.evaluate(() =>
    Promise.all(
      ['/index.html', '/message-frame', '/../main/main.js', '/%2e%2e/main/main.js', '/missing.js', '/package.json'].map(
        async (path) => (await fetch(path)).status,
      ),
    ),
  )
  expect(statuses).toEqual([200, 200, 404, 404, 404, 404])
})

test('scripts run only from the app’s own files', async ({ running }) => {
  const { page } = running
  const policy = await page.evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy'))
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toContain('unsafe-eval')
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.inlineRan = true'
    document.head.append(script)
    const image = document.createElement('div')
    image.innerHTML = '<img src="x" onerror="globalThis.handlerRan = true">'
    document.body.append(image)
    return new Promise((done) =>
      setTimeout(() => done(['inlineRan', 'handlerRan'].filter((name) => name in globalThis)), 300),
    )
  })
  expect(ran).toEqual([])
})

test('navigation, new windows and permissions are refused', async ({ running }) => {
  const { page, app } = running
  // The window writes its own place behind the "#" once it is drawn.
  const address = () => page.url().replace(/#.*$/, '')
  const before = address()
  const opened = await page.evaluate(() => window.open('https://example.com/') === null)
  expect(opened).toBe(true)
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'app://switchboard/message-frame'
    document.body.append(link)
    link.click()
  })
  await sleep(300)
  expect(address()).toBe(before)
  expect(app.windows()).toHaveLength(1)
  const permissions = await page.evaluate(async () =>
    Promise.all(
      (['geolocation', 'camera', 'notifications'] as const).map(
        async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
      ),
    ),
  )
  expect(permissions).toEqual(['denied', 'denied', 'denied'])
})

test('a message frame runs no script, goes nowhere, and loads remote images only where asked', async ({ running }) => {
  await running.app.evaluate(({ session }) => {
    const failures: string[] = []
    Object.assign(globalThis, { failures })
    session.defaultSession.webRequest.onErrorOccurred(({ url, error }) => failures.push(`${url} ${error}`))
  })
  const outcome = await running.page.evaluate(async () => {
    async function show(path: string) {
      const frame = document.createElement('iframe')
      frame.setAttribute('sandbox', 'allow-same-origin')
      frame.src = path
      const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }))
      document.body.append(frame)
      await loaded
      const inside = frame.contentDocument
      if (!inside) return 'unreachable'
      const blocked: string[] = []
      inside.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective))
      inside.body.innerHTML =
        '<img src="https://images.invalid/pixel.png" onerror="top.frameScriptRan = true"><style>p{color:red}</style><p>x'
      if (frame.contentWindow) frame.contentWindow.location.href = 'app://switchboard/index.html'
      await new Promise((done) => setTimeout(done, 500))
      const still = frame.contentDocument?.querySelector('p')?.textContent
      return { remoteBlocked: blocked.includes('img-src'), still }
    }
    return {
      plain: await show('/message-frame'),
      remote: await show('/message-frame?images=remote'),
      ran: 'frameScriptRan' in globalThis,
    }
  })
  expect(outcome).toEqual({
    plain: { remoteBlocked: true, still: 'x' },
    remote: { remoteBlocked: false, still: 'x' },
    ran: false,
  })
  // The one request that left the page got past the guard of the session, and found no such host.
  await expect
    .poll(() => running.app.evaluate(() => Reflect.get(globalThis, 'failures')))
    .toEqual([expect.stringMatching(/^https:\/\/images\.invalid\/pixel\.png net::(?!ERR_BLOCKED_BY_CLIENT)/)])
})

test('shell commands are checked: name, arguments, and who asks', async ({ running }) => {
  const { page, app } = running
  expect(await ask(page, 'shell.info')).toMatchObject({ result: { version: '0.1.0', secureStorage: false } })
  expect(await ask(page, 'shell.format')).toEqual({ error: { code: 'unknown-name' } })
  expect(await ask(page, 'shell.toString')).toEqual({ error: { code: 'unknown-name' } })
  expect(await ask(page, 'shell.setBadge', { count: 'many' })).toEqual({ error: { code: 'bad-argument' } })
  for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'http://example.com', 'https://a:b@example.com'])
    expect(await ask(page, 'shell.openExternal', { url })).toEqual({ error: { code: 'bad-argument' } })

  const stranger = await app.evaluate(async ({ BrowserWindow, app: main }, url) => {
    const preload = `${main.getAppPath()}/out/preload/preload.cjs`
    const other = new BrowserWindow({ show: false, webPreferences: { preload } })
    await other.loadURL(url)
    const answer: unknown = await other.webContents.executeJavaScript(
      `switchboard.query('shell.info', {}).then(() => 'answered', (error) => error.code)`,
    )
    other.destroy()
    return answer
  }, page.url())
  expect(stranger).toBe('forbidden')
})

test('the chosen theme is kept over a restart', async ({ launch }) => {
  const first = await launch()
  await ask(first.page, 'shell.setTheme', { theme: 'dark' })
  await first.quit()
  const second = await launch({ userDataDir: first.userDataDir })
  expect(await second.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
})

test('the menu speaks the language that was chosen, also after a restart', async ({ launch }) => {
  const first = await launch()
  const labels = (running: RunningApp) =>
    running.app.evaluate(({ Menu }) => {
      const all = (menu: Electron.Menu | null): string[] =>
        (menu?.items ?? []).flatMap((item) => [item.label, ...all(item.submenu ?? null)])
      return all(Menu.getApplicationMenu()).filter((label) => label !== '')
    })
  const english = await labels(first)
  expect(english).toContain('Select all')
  await ask(first.page, 'shell.setLanguage', { language: 'de' })
  const german = await labels(first)
  expect(german).toContain('Alles auswählen')
  // "Zoom" and the like are one word in both; nothing else may have stayed.
  expect(german.filter((label) => english.includes(label))).toEqual([])
  await first.quit()
  const second = await launch({ userDataDir: first.userDataDir })
  expect(await labels(second)).toEqual(german)
})

test('the window comes back where it was left, in its size', async ({ launch }) => {
  const first = await launch()
  const left = { x: 40, y: 30, width: 1010, height: 640 }
  await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), left)
  await first.quit()
  const second = await launch({ userDataDir: first.userDataDir })
  const bounds = () => second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())
  await expect.poll(bounds).toEqual(left)
})

test('of two starts at once, one shows a window and the other ends', async ({ tempDir }) => {
  const starts = [startByHand(tempDir), startByHand(tempDir)]
  const pids = starts.map((child) => child.pid ?? 0)
  try {
    await Promise.race(starts.map((child) => once(child, 'exit')))
    await sleep(1_500)
    expect(starts.filter((child) => child.exitCode === null)).toHaveLength(1)
    expect(starts.filter((child) => child.exitCode === 0)).toHaveLength(1)
  } finally {
    for (const pid of pids.flatMap((one) => processTree(one))) signal(pid, 'SIGKILL')
  }
})

test('a second start hands its link to the window', async ({ running }) => {
  const events = await record(running.page, 'shell')
  const ticketId = randomUUID()
  const [code] = await once(startByHand(running.userDataDir, [`switchboard://ticket/${ticketId}`]), 'exit')
  expect(code).toBe(0)
  await expect.poll(events).toContainEqual({ kind: 'deep-link', record: { type: 'ticket', id: ticketId } })
  expect(running.app.windows()).toHaveLength(1)
})

test('a link that this version does not know is told in words on whatever screen', async ({ launch }) => {
  const running = await launch({ args: ['switchboard://erase/everything'] })
  const told = running.page.getByText('This version of Switchboard cannot open that link.')
  await expect(told).toHaveCount(1)
  await once(startByHand(running.userDataDir, ['switchboard://ticket/not-a-uuid']), 'exit')
  await expect(told).toHaveCount(2)
  expect(running.app.windows()).toHaveLength(1)
})

test('when the data process dies, waiting calls fail at once and it is started again', async ({ running }) => {
  const { page } = running
  await page.evaluate(() => window.switchboard.query('app.status', {}))
  const connection = await record(page, 'connection')
  const pid = await running.helperPid('Switchboard data')
  // Frozen first, so that the call surely waits when the process dies.
  signal(pid, 'SIGSTOP')
  const asked = ask(page, 'app.status')
  await sleep(200)
  signal(pid, 'SIGKILL')
  expect(await asked).toEqual({ error: { code: 'data-process-gone' } })
  await expect.poll(connection).toEqual([{ state: 'down' }, { state: 'up' }])
  expect(await running.helperPid('Switchboard data')).not.toBe(pid)
  await page.evaluate(() => window.switchboard.query('app.status', {}))
})

test('a window whose process dies comes back, also while the data process is starting', async ({ tempDir }) => {
  const child = startByHand(tempDir, [], ['-r', inRoot('tests/fixtures/crash-once.cjs')])
  try {
    let printed = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
      })
    await expect.poll(() => printed).toMatch(/back with 0\.1\.0, (starting|signed-out)/)
  } finally {
    for (const pid of processTree(child.pid ?? 0)) signal(pid, 'SIGKILL')
  }
})

test('an error in the main process opens no dialog and stops nothing', async ({ running }) => {
  await running.app.evaluate(() => {
    setTimeout(() => {
      throw new Error('an error on purpose')
    })
  })
  const ticked = await running.app.evaluate(() => new Promise((done) => setTimeout(() => done('still running'), 300)))
  expect(ticked).toBe('still running')
})

test('quitting ends every process', async ({ running }) => {
  const pids = processTree(running.pid)
  expect(pids.length).toBeGreaterThan(3)
  const closed = running.app.waitForEvent('close')
  await running.page.evaluate(() => void window.switchboard.command('shell.quit', {}))
  await closed
  await expect.poll(() => pids.filter(isRunning)).toEqual([])
})
