import { join } from 'node:path'
import { app, nativeTheme, powerMonitor, session } from 'electron'
import { shellAnswers } from './shell/answers.ts'
import { registerAppScheme, serveApp } from './shell/app-protocol.ts'
import { chooseFiles } from './shell/choose-files.ts'
import { answerShell } from './shell/commands.ts'
import { type DataHost, startDataHost } from './shell/data-host.ts'
import { deepLinkEvent, deepLinkScheme, findDeepLink } from './shell/deep-link.ts'
import { guardPages, guardSession } from './shell/guards.ts'
import { createMainWindow } from './shell/main-window.ts'
import { setApplicationMenu } from './shell/menu.ts'
import { createNotices } from './shell/notices.ts'
import { readOptions } from './shell/options.ts'
import { saveText } from './shell/save-text.ts'
import { takeScreenshot } from './shell/screenshot.ts'
import { readSecrets, saveSecrets } from './shell/secrets.ts'
import { createServerHost, type ServerHost } from './shell/server-host.ts'
import { openStateStore } from './shell/state-store.ts'
import { chooseLanguage, text } from './shell/text.ts'
import { createUpdater } from './shell/updater.ts'

/** Messages that the closing window has just sent reach the data process before it is told to stop. */
const lastWordsMs = 50

const options = readOptions(process.argv)
const built = join(app.getAppPath(), 'out')
const userData = app.getPath('userData')
const secretsFile = join(userData, 'secrets.json')
const systemNames: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }

const state = openStateStore(join(userData, 'shell.json'))
const window = createMainWindow(() => ({
  preload: join(built, 'preload/preload.cjs'),
  icon: join(app.getAppPath(), 'resources/icons/256.png'),
  state,
  options,
}))
const updater = createUpdater(window.tell)
const server = createServerHost({
  script: join(built, 'main/server.js'),
  workspacesDir: join(userData, 'workspaces'),
  onProgress: ({ done, total }) => window.tell({ kind: 'server-progress', done, total }),
})

function openLink(link: string | undefined): void {
  if (link) window.tell(deepLinkEvent(link))
}

function showMenu(): void {
  setApplicationMenu({
    settings: () => window.tell({ kind: 'menu', action: 'settings' }),
    shortcuts: () => window.tell({ kind: 'menu', action: 'shortcuts' }),
    checkForUpdates: () => void updater.check(),
  })
}

function speak(language: string): void {
  chooseLanguage(language)
  showMenu()
}

/** What Electron wants before its `ready` event. */
function prepare(): void {
  // This call would overrule the switch, and every child process of root would die.
  if (!options.noSandbox) app.enableSandbox()
  registerAppScheme()
  guardPages()
  nativeTheme.themeSource = options.theme ?? state.get().theme
  if (app.isPackaged) app.setAsDefaultProtocolClient(deepLinkScheme)
  app.on('open-url', (event, link) => {
    event.preventDefault()
    openLink(link)
  })
}

function startData(): DataHost {
  return startDataHost({
    script: join(built, 'main/data.js'),
    start: () => ({
      kind: 'start',
      userDataDir: userData,
      appVersion: app.getVersion(),
      deviceName: text('device.name', { system: systemNames[process.platform] ?? process.platform }),
      secrets: readSecrets(secretsFile),
    }),
    answers: {
      'secrets.save': async ({ value }) => {
        saveSecrets(secretsFile, value)
        return null
      },
      'server.start': ({ workspace }) => server.start(workspace),
      'files.choose': ({ what, name }) => chooseFiles(window.current(), what, name),
      'file.save': saveText,
      'server.stop': async () => {
        await server.stop()
        return null
      },
    },
    onGone: window.dataGone,
  })
}

/** Quits only after the data process has closed its files; a second wish to quit meanwhile changes nothing. */
function stopOnQuit(data: DataHost, embedded: ServerHost): void {
  let stopping = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (stopping) return
    stopping = true
    void new Promise((done) => setTimeout(done, lastWordsMs))
      .then(() => data.stop())
      .then(() => embedded.stop())
      .finally(() => app.exit(Number(process.exitCode ?? 0)))
  })
}

async function run(): Promise<void> {
  prepare()
  await app.whenReady()
  chooseLanguage(state.get().language)
  // Before the window, so that the cache is open by the time the page asks.
  const data = startData()
  window.connect(data)
  stopOnQuit(data, server)
  guardSession(session.defaultSession)
  serveApp(session.defaultSession.protocol, join(built, 'renderer'))
  const notify = createNotices((tag) => {
    window.focus()
    window.tell({ kind: 'notice-opened', tag })
  })
  answerShell(window.current, shellAnswers({ state, updater, speak, notify }))
  const opened = window.open()
  openLink(findDeepLink(process.argv))

  showMenu()
  powerMonitor.on('resume', data.wake)
  app.on('second-instance', (_event, argv) => {
    window.focus()
    openLink(findDeepLink(argv))
  })
  app.on('activate', window.focus)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  if (options.screenshot) {
    process.exitCode = (await takeScreenshot(opened, options.screenshot)) ? 0 : 1
    app.quit()
  }
}

/** Electron's own answer is a dialog behind which no timer of this process runs, so that nothing is ever mended. */
function outliveErrors(): void {
  process.on('uncaughtException', (error) => {
    console.error('The main process met an error.', error)
    // Without a window nobody could end it.
    if (!window.current()) app.exit(1)
  })
}

// A second start hands its command line to the first one and ends before it touches any file.
if (app.requestSingleInstanceLock()) {
  outliveErrors()
  run().catch((error: unknown) => {
    console.error('The app could not be started.', error)
    app.exit(1)
  })
} else app.exit()
