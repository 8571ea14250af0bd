/** An address that may be opened in the person's own program; null for anything else. `http` is asked for as https. */
export function safeLink(href: string): string | null {
  if (!URL.canParse(href)) return null
  const url = new URL(href)
  if (url.protocol === 'http:') url.protocol = 'https:'
  if (url.protocol !== 'https:' && url.protocol !== 'mailto:' && url.protocol !== 'tel:') return null
  // A name before the host is how a link pretends to lead to somebody else.
  url.username = ''
  url.password = ''
  return url.href.length <= 4096 ? url.href : null
}
