import { readdirSync, readFileSync } from 'node:fs'

/** Processes of the tree that begins at `root`, itself included. Linux only. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      // The command's name is in brackets and may hold spaces and brackets itself.
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      children.set(parent, [...(children.get(parent) ?? []), Number(name)])
    } catch {
      // It ended while we were looking.
    }
  }
  const found: number[] = []
  const visit = (pid: number) => {
    found.push(pid)
    for (const child of children.get(pid) ?? []) visit(child)
  }
  visit(root)
  return found
}

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
