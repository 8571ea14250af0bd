import { cpus, totalmem } from 'node:os'

/** One line of the table. A bound is either a ratio to the floor or an absolute figure. */
export interface Row {
  /** Number in the list of targets, e.g. `P5`. */
  readonly target: string
  readonly what: string
  readonly figure: number
  readonly unit: 'ms' | 'MB' | 'KB' | 'rows/s' | 'frames'
  /** Measured in the same run. */
  readonly floor?: number
  readonly bound: { readonly ratio: number } | { readonly atMost: number } | { readonly atLeast: number } | null
}

export function holds(row: Row): boolean | null {
  if (row.bound === null) return null
  if ('atMost' in row.bound) return row.figure <= row.bound.atMost
  if ('atLeast' in row.bound) return row.figure >= row.bound.atLeast
  return row.floor !== undefined && ratio(row) <= row.bound.ratio
}

function ratio(row: Row): number {
  const floor = row.floor ?? Number.NaN
  // For a rate more is better: the ratio says how many times slower we are.
  return row.unit === 'rows/s' ? floor / row.figure : row.figure / floor
}

const number = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2)

export function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const floor = row.floor === undefined ? '' : `${number(row.floor)} ${row.unit}`
    const bound =
      row.bound === null
        ? ''
        : 'ratio' in row.bound
          ? `${row.bound.ratio}x`
          : 'atMost' in row.bound
            ? `≤ ${row.bound.atMost}`
            : `≥ ${row.bound.atLeast}`
    const times = row.floor === undefined ? '' : `${ratio(row).toFixed(2)}x`
    const verdict = { true: 'holds', false: '**missed**', null: '' }[String(holds(row)) as 'true']
    return `| ${row.target} | ${row.what} | ${number(row.figure)} ${row.unit} | ${floor} | ${times} | ${bound} | ${verdict} |`
  })
  return [
    '| | what | figure | floor | ratio | bound | |',
    '| --- | --- | ---: | ---: | ---: | ---: | --- |',
    ...lines,
  ].join('\n')
}

export function machine(): string {
  const processor = cpus()
  return `${processor.length} cores (${processor[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB memory, ${process.platform} ${process.arch}, Node ${process.version}`
}
