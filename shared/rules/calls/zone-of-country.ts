/** The time zone in which most people of a country live. */

/** Of countries with several zones the one with the most people. Others have one, or zones that nobody can guess from. */
const mostPeople: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kiev',
  US: 'America/New_York',
  UZ: 'Asia/Tashkent',
}

/** Older engines have a property, newer ones a function. */
interface ZonedLocale {
  readonly timeZones?: readonly string[]
  getTimeZones?(): readonly string[]
}

/**
 * IANA name; null when nobody can say. `own`: that of whoever asks, which is kept when the country has it.
 * @param country ISO 3166-1 alpha-2
 */
export function zoneOfCountry(country: string | null, own: string): string | null {
  if (country === null || !/^[A-Z]{2}$/i.test(country)) return null
  const region = country.toUpperCase()
  const locale = new Intl.Locale('und', { region }) as ZonedLocale
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? []
  if (zones.includes(own)) return own
  return mostPeople[region] ?? (zones.length === 1 ? (zones[0] ?? null) : null)
}
