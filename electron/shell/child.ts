import type { UtilityProcess } from 'electron'

/** @returns false when the process did not end in time */
export function exitWithin(child: UtilityProcess, limitMs: number): Promise<boolean> {
  return new Promise((done) => {
    const timer = setTimeout(() => done(false), limitMs)
    child.once('exit', () => {
      clearTimeout(timer)
      done(true)
    })
  })
}
