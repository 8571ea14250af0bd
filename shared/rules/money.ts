/** Currencies whose minor unit is not a hundredth. @see ISO 4217, list one */
const digits: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((c) => [c, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((c) => [c, 3])),
  ...Object.fromEntries('CLF UYW'.split(' ').map((c) => [c, 4])),
}

/**
 * How many decimals the minor unit of a currency stands for. Not what `Intl` answers: that is how money is usually shown,
 * and leaves out units that nobody pays with any more though amounts are still counted in them.
 */
export function minorDigits(currency: string): number {
  return digits[currency] ?? 2
}

/** Whole minor units as a number with its decimals, e.g. 6900 cents as `69.00` and 6900 yen as `6900`. */
export function moneyInUnits(minor: number, currency: string): string {
  const decimals = minorDigits(currency)
  return (minor / 10 ** decimals).toFixed(decimals)
}

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
