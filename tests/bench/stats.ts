/** Percentile by the nearest-rank method; `share` in 0..1. Throws on an empty sample, so that no figure is made up. */
export function percentile(sample: readonly number[], share: number): number {
  if (sample.length === 0) throw new Error('no samples')
  const sorted = [...sample].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number
}
export const median = (sample: readonly number[]) => percentile(sample, 0.5)
export const p95 = (sample: readonly number[]) => percentile(sample, 0.95)

/** Runs `once` `warmUp` + `runs` times and returns the milliseconds of the counted runs. */
export async function time(runs: number, once: (index: number) => Promise<unknown>, warmUp = 1): Promise<number[]> {
  const taken: number[] = []
  for (let i = -warmUp; i < runs; i++) {
    const begun = performance.now()
    await once(i)
    if (i >= 0) taken.push(performance.now() - begun)
  }
  return taken
}
