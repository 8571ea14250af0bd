/** A process that ran this long was healthy: its end is a new accident, not the next of a row. */
const healthyMs = 60_000
const firstMs = 100
const longestMs = 10_000

/**
 * Waiting times before a process is started again: short after a single crash, doubling while it keeps dying at once.
 *
 * @returns a function that takes how long the process ran and gives the wait, both in milliseconds
 */
export function restartBackoff(): (ranMs: number) => number {
  let next = firstMs
  return (ranMs) => {
    if (ranMs >= healthyMs) next = firstMs
    const wait = next
    next = Math.min(next * 2, longestMs)
    return wait
  }
}
