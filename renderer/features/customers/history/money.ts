const formats = new Map<string, Intl.NumberFormat>()

/** Minor units as the reader writes money; the currency knows how many decimals it has. */
export function moneyText(locale: string, currency: string, minor: number, whole = false): string {
  const key = `${locale} ${currency} ${whole}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      ...(whole ? { maximumFractionDigits: 0 } : {}),
    })
    formats.set(key, format)
  }
  const { currency: _known, maximumFractionDigits = 2 } = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return format.format(minor / 10 ** maximumFractionDigits)
}
