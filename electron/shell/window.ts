import { BrowserWindow, nativeTheme, screen } from 'electron'
import { restartBackoff } from './backoff.ts'
import type { Options } from './options.ts'
import { appOrigin } from './page-policy.ts'
import type { StateStore } from './state-store.ts'
import { smallest, startBounds } from './window-state.ts'

/** The page's own backgrounds, so that the window does not flash before its first frame. */
const background = { light: '#ffffff', dark: '#1a1b1e' }
const saveBoundsAfterMs = 400

export interface WindowOptions {
  readonly preload: string
  readonly icon: string
  readonly state: StateStore
  readonly options: Options
}

function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? background.dark : background.light
}

function rememberBounds(window: BrowserWindow, state: StateStore): void {
  let timer: NodeJS.Timeout | undefined
  const save = () => state.update({ bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!window.isDestroyed()) save()
    }, saveBoundsAfterMs)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('maximize', soon)
  window.on('unmaximize', soon)
  window.on('close', () => {
    clearTimeout(timer)
    save()
  })
}

/** The page comes back by itself: what was typed is in the cache, so nothing needs the person's word. */
function reloadAfterCrash(window: BrowserWindow): void {
  const backoff = restartBackoff()
  let startedAt = Date.now()
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return
    console.error(`The window's process ended: ${details.reason}; loading it again.`)
    setTimeout(
      () => {
        startedAt = Date.now()
        if (!window.isDestroyed()) window.webContents.reload()
      },
      backoff(Date.now() - startedAt),
    )
  })
}

function bounds({ state, options }: WindowOptions) {
  if (options.size) return { ...options.size, useContentSize: true }
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id)
  return startBounds(
    state.get().bounds,
    [primary, ...others].map((display) => display.workArea),
  )
}

/** Opens the one window, hidden until it has something to show. */
export function openWindow(given: WindowOptions): BrowserWindow {
  const { state, options } = given
  const window = new BrowserWindow({
    ...bounds(given),
    ...(options.size ? {} : { minWidth: smallest.width, minHeight: smallest.height }),
    show: false,
    autoHideMenuBar: true,
    backgroundColor: backgroundColor(),
    icon: given.icon,
    webPreferences: {
      preload: given.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Dictionaries would be fetched from a third party the first time a word is checked.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (!options.size && state.get().maximized) window.maximize()
    window.show()
  })
  const onTheme = () => window.setBackgroundColor(backgroundColor())
  nativeTheme.on('updated', onTheme)
  window.once('closed', () => nativeTheme.off('updated', onTheme))
  if (!options.size) rememberBounds(window, state)
  reloadAfterCrash(window)
  const query = options.demo || options.screenshot ? '?open=demo' : ''
  void window.loadURL(`${appOrigin}/index.html${query}`)
  return window
}

/** Brings the window forward, also from the task bar. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
