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
