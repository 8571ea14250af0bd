import { type BrowserWindow, ipcMain, type WebContents } from 'electron'
import type { ShellEvent } from '#shared/ipc/shell'
import { isFromWindow } from './commands.ts'
import type { DataHost } from './data-host.ts'
import { closeSite } from './site-window.ts'
import { focusWindow, openWindow, type WindowOptions } from './window.ts'

export interface MainWindow {
  current(): BrowserWindow | undefined
  open(): BrowserWindow
  /** Brings the window forward, or opens it where an app lives on without one. */
  focus(): void
  /** Tells the page, as soon as there is one that can hear. */
  tell(event: ShellEvent): void
  /** Gives each page that loads its own channel to the data process. */
  connect(host: DataHost): void
  /** Ends the page's waiting for a data process that died. */
  dataGone(): void
}

/** The one window of the app and what is said to it. */
export function createMainWindow(options: () => WindowOptions): MainWindow {
  let window: BrowserWindow | undefined
  let host: DataHost | undefined
  /** Whether the preload of this moment's page runs, so that messages reach it. */
  let loaded = false
  const undelivered: ShellEvent[] = []

  /** False when there is no page that hears; the next one that loads asks for what it missed. */
  function reach(speak: (contents: WebContents) => void): boolean {
    if (!window || !loaded || window.isDestroyed()) return false
    try {
      speak(window.webContents)
      return true
    } catch (error) {
      // Electron throws when the page's process has just died, before it says so itself.
      console.error('The page could not be reached.', error)
      loaded = false
      return false
    }
  }

  const send = (channel: string, ...words: unknown[]) => reach((contents) => contents.send(channel, ...words))

  function tell(event: ShellEvent): void {
    if (!send('shell-event', event)) undelivered.push(event)
  }

  function open(): BrowserWindow {
    const opened = openWindow(options())
    window = opened
    // A reload: messages must wait for the new page's preload.
    opened.webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) loaded = false
    })
    opened.webContents.on('render-process-gone', () => {
      loaded = false
    })
    opened.once('closed', () => {
      if (window !== opened) return
      window = undefined
      loaded = false
      closeSite()
    })
    return opened
  }

  ipcMain.on('page-loaded', (event) => {
    if (!isFromWindow(event, window)) return
    loaded = true
    host?.connect((port) => void reach((contents) => contents.postMessage('data-port', null, [port])))
    for (const event of undelivered.splice(0)) tell(event)
  })

  return {
    current: () => window,
    open,
    focus: () => focusWindow(window ?? open()),
    tell,
    connect(newHost) {
      host = newHost
    },
    dataGone: () => void send('data-gone'),
  }
}
