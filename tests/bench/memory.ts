import { readFileSync } from 'node:fs'
import { processTree } from '../fixtures/process-tree.ts'

/** Megabytes of memory, shared pages counted in proportion (PSS), of one process. 0 when it has ended. */
export function pss(pid: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}

export const treePss = (root: number) => processTree(root).reduce((sum, pid) => sum + pss(pid), 0)

/** What each process of the app holds, by its role on the command line. */
export function processSizes(root: number): string {
  return processTree(root)
    .map((pid) => `${roleOf(pid)} ${pss(pid).toFixed(0)}`)
    .join(', ')
}

/** Chromium puts its children's arguments into one string with spaces. */
function roleOf(pid: number): string {
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/)
  const value = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.split('=')[1]
  return value('utility-sub-type') ?? value('type') ?? 'main'
}
