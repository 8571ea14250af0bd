/** Local time in the customers' zones. `Intl` costs microseconds a call, so a day's offset is asked for once. */
const day = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, Map<number, number>>()

/** Milliseconds that the zone is ahead of UTC at noon of that day; the hour of a clock change may be one off. */
export function zoneOffset(zone: string, at: number): number {
  let ofZone = offsets.get(zone)
  if (!ofZone) {
    ofZone = new Map()
    offsets.set(zone, ofZone)
  }
  const dayNumber = Math.floor(at / day)
  const known = ofZone.get(dayNumber)
  if (known !== undefined) return known
  const measured = measure(zone, dayNumber * day + day / 2)
  ofZone.set(dayNumber, measured)
  return measured
}

function measure(zone: string, at: number): number {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formats.set(zone, format)
  }
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value)
  const local = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0)
  return local - Math.floor(at / 60_000) * 60_000
}

/** The zone of the service desk, for agents' working hours. */
export const officeZone = 'Europe/Lisbon'
