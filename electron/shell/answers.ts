import { app, Notification, nativeTheme } from 'electron'
import { AppFailure } from '#shared/ipc/errors'
import type { ShellAnswers } from './commands.ts'
import { openExternal } from './external.ts'
import type { MainWindow } from './main-window.ts'
import { secretsAreSecure } from './secrets.ts'
import type { StateStore } from './state-store.ts'
import type { Updater } from './updater.ts'

/** Shown notifications: one that is garbage collected no longer hears its click. */
const shown = new Set<Notification>()

function notify(title: string, body: string, onClick: () => void): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({ title, body })
  shown.add(notification)
  notification.on('click', onClick)
  notification.on('close', () => shown.delete(notification))
  notification.show()
}

/** What the shell does for the window, by name. */
export function shellAnswers(window: MainWindow, state: StateStore, updater: Updater): ShellAnswers {
  return {
    'shell.info': () => ({
      version: app.getVersion(),
      platform: process.platform,
      secureStorage: secretsAreSecure(),
      locale: app.getLocale(),
      theme: nativeTheme.themeSource,
      updates: app.isPackaged,
    }),
    'shell.openExternal': async ({ url }) => {
      if (!(await openExternal(url))) throw new AppFailure('bad-argument')
      return null
    },
    'shell.setTheme': ({ theme }) => {
      nativeTheme.themeSource = theme
      state.update({ theme })
      return null
    },
    'shell.quit': () => {
      app.quit()
      return null
    },
    'shell.checkForUpdates': async () => {
      await updater.check()
      return null
    },
    'shell.installUpdate': async () => {
      await updater.install()
      return null
    },
    'shell.setBadge': ({ count }) => {
      app.setBadgeCount(count)
      return null
    },
    'shell.notify': ({ title, body, ticketId }) => {
      notify(title, body, () => {
        window.focus()
        if (ticketId) window.tell({ kind: 'deep-link', ticketId })
      })
      return null
    },
  }
}
