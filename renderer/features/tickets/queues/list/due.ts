const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const units = [
  ['day', day],
  ['hour', hour],
  ['minute', minute],
] as const

const formats = new Map<string, Intl.NumberFormat>()

/** A time span in its largest unit, as short as the language allows: "3d", "5h", "12m". Below a minute it is one. */
export function shortSpan(milliseconds: number, locale: string): string {
  const distance = Math.max(minute, Math.abs(milliseconds))
  const [unit, length] = units.find(([, each]) => distance >= each) ?? ['minute', minute]
  const key = `${locale} ${unit}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' })
    formats.set(key, format)
  }
  return format.format(Math.floor(distance / length))
}

/** `soon`: less than two hours are left. */
export type DueState = 'overdue' | 'soon' | 'ahead'

export function dueState(dueAt: string, now: number): DueState {
  const left = Date.parse(dueAt) - now
  if (left < 0) return 'overdue'
  return left < 2 * hour ? 'soon' : 'ahead'
}
