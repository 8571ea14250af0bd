import { BrowserWindow, nativeTheme, type Session, session, type WebContents } from 'electron'
import { isInFolder, siteFolder } from './site-folder.ts'

/**
 * Pages of the help centre, in a window of their own: sandboxed, without preload and Node, with a session that nothing
 * outlives. Whatever a page asks for, it gets nothing from outside of its site's folder.
 */

const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const
/** Narrower than a desktop lets windows be. */
const smallest = { minWidth: 320, minHeight: 320 }

const shown = new Map<WebContents, string>()
let opened: BrowserWindow | undefined
let partitions = 0

/** The folder that the pages of a window stay in; undefined for any other window. */
export const siteFolderOf = (contents: WebContents): string | undefined => shown.get(contents)

/** False when the address is none of a site. */
export function showSite({ url, title, phone }: { url: string; title: string; phone: boolean }): boolean {
  const folder = siteFolder(url)
  if (folder === undefined) return false
  // Another site is another session: the one before may not even be asked what it kept.
  if (opened && shown.get(opened.webContents) !== folder) opened.destroy()
  opened ??= open(folder)
  const window = opened
  const { width, height } = phone ? sizes.phone : sizes.desktop
  window.setContentSize(width, height)
  window.setTitle(title)
  // Only that somebody closed it in the middle can fail here; the page itself says what is wrong with it.
  window.loadURL(url).catch(() => undefined)
  window.show()
  window.focus()
  return true
}

/** With the window that asked for it. */
export function closeSite(): void {
  opened?.destroy()
}

function open(folder: string): BrowserWindow {
  partitions += 1
  const own = session.fromPartition(`site-${partitions}`)
  guard(own, folder)
  const window = new BrowserWindow({
    ...smallest,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#15171c' : '#ffffff',
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  window.removeMenu()
  const { webContents } = window
  shown.set(webContents, folder)
  // It keeps the name under which it was opened.
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('closed', () => {
    shown.delete(webContents)
    if (opened === window) opened = undefined
  })
  return window
}

function guard(own: Session, folder: string): void {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isInFolder(url, folder) && !url.startsWith('data:') }),
  )
  own.on('will-download', (event) => event.preventDefault())
}
