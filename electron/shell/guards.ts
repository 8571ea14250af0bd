import { app, type Session } from 'electron'
import { appOrigin, mayLeave, mayShowInFrame } from './page-policy.ts'
import { isInFolder } from './site-folder.ts'
import { siteFolderOf } from './site-window.ts'

/** Copying by a button of ours. Pasting and typing need no permission; everything else is refused. */
const allowedPermissions: readonly string[] = ['clipboard-sanitized-write']

/** Refuses whatever the window has no business doing, also if a hostile message ever got a script to run in it. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(allowedPermissions.includes(permission)),
  )
  session.setPermissionCheckHandler((_contents, permission) => allowedPermissions.includes(permission))
  session.setDevicePermissionHandler(() => false)
  // The policy of each page says the same; this holds if a page's policy is ever loosened by mistake.
  const remote = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*']
  session.webRequest.onBeforeRequest({ urls: remote }, (details, answer) => {
    const frameUrl = details.frame?.url
    answer({ cancel: !mayLeave({ url: details.url, resourceType: details.resourceType, frameUrl }) })
  })
  // The window saves an attachment from a blob of its own, and the person chooses where to; no page may start another.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${appOrigin}/`)) event.preventDefault()
  })
}

/** Holds for every page this app ever opens, wherever it was opened. */
export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    const stay = (event: { readonly url: string; preventDefault(): void }) => {
      const folder = siteFolderOf(contents)
      if (folder === undefined || !isInFolder(event.url, folder)) event.preventDefault()
    }
    contents.on('will-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame && siteFolderOf(contents) !== undefined) stay(event)
      else if (event.isMainFrame || !mayShowInFrame(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}
