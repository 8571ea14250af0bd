import { app, nativeTheme } from 'electron'
import { AppFailure } from '#shared/ipc/errors'
import type { ShellAnswers } from './commands.ts'
import { openExternal } from './external.ts'
import type { Notify } from './notices.ts'
import { secretsAreSecure } from './secrets.ts'
import { showSite } from './site-window.ts'
import type { StateStore } from './state-store.ts'
import type { Updater } from './updater.ts'

export interface Shell {
  readonly state: StateStore
  readonly updater: Updater
  /** Writes what is on screen anew, in the language that was chosen. */
  readonly speak: (language: string) => void
  readonly notify: Notify
}

/** What the shell does for the window, by name. */
export function shellAnswers({ state, updater, speak, notify }: Shell): ShellAnswers {
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
    'shell.showSite': (asked) => {
      if (!showSite(asked)) throw new AppFailure('bad-argument')
      return null
    },
    'shell.setTheme': ({ theme }) => {
      nativeTheme.themeSource = theme
      state.update({ theme })
      return null
    },
    'shell.setLanguage': ({ language }) => {
      state.update({ language })
      speak(language)
      return null
    },
    'shell.notify': (notice) => {
      notify(notice)
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
  }
}
