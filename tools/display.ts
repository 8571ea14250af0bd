import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Whether this session can show a window. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

export function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}

/** A command that runs another one in a display of its own, which exists only in memory. */
export const inVirtualDisplay = ['xvfb-run', '-a', '-s', '-screen 0 2560x1600x24'] as const

/** Chromium's sandbox refuses to run as root; in every other case it stays on. */
export const sandboxSwitches: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : []
