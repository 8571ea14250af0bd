import { minorDigits } from '#shared/rules/money'

const formats = new Map<string, Intl.NumberFormat>()

/** Minor units as the reader writes money; the currency knows how many decimals it has. */
export function moneyText(locale: string, currency: string, minor: number, whole = false): string {
  const key = `${locale} ${currency} ${whole}`
  const decimals = minorDigits(currency)
  let format = formats.get(key)
  if (!format) {
    const shown = whole ? 0 : decimals
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: shown,
      maximumFractionDigits: shown,
    })
    formats.set(key, format)
  }
  return format.format(minor / 10 ** decimals)
}
