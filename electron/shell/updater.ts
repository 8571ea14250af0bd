import { app } from 'electron'
import type { ShellEvent } from '#shared/ipc/shell'

type UpdateEvent = Extract<ShellEvent, { kind: 'update' }>

export interface Updater {
  /** What comes of it is told by events. */
  check(): Promise<void>
  /** Restarts into a release that was fetched. */
  install(): Promise<void>
}

// Loaded on demand: it costs the start of the app more than everything else here together.
async function load() {
  const { default: updater } = await import('electron-updater')
  return updater.autoUpdater
}

/** Looks for releases and fetches them. Only an installed release can be replaced; elsewhere it says `unsupported`. */
export function createUpdater(tell: (event: UpdateEvent) => void): Updater {
  let wired = false

  async function wire() {
    const updater = await load()
    if (wired) return updater
    wired = true
    updater.on('update-available', ({ version }) => tell({ kind: 'update', state: 'available', version }))
    updater.on('update-not-available', () => tell({ kind: 'update', state: 'none' }))
    updater.on('download-progress', ({ percent }) => tell({ kind: 'update', state: 'downloading', percent }))
    updater.on('update-downloaded', ({ version }) => tell({ kind: 'update', state: 'ready', version }))
    updater.on('error', () => tell({ kind: 'update', state: 'failed' }))
    return updater
  }

  return {
    async check() {
      if (!app.isPackaged) return tell({ kind: 'update', state: 'unsupported' })
      tell({ kind: 'update', state: 'checking' })
      try {
        await (await wire()).checkForUpdates()
      } catch (error) {
        console.error('Looking for a newer release failed.', error)
        tell({ kind: 'update', state: 'failed' })
      }
    },
    async install() {
      if (app.isPackaged) (await wire()).quitAndInstall()
    },
  }
}
