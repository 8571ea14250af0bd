/**
 * Addresses of a site's pages, from its root and without a slash before them: `en/`, `en/topics/wifi/`. As they are read,
 * not as they are escaped for a link.
 */

export const homePath = (language: string) => `${language}/`
export const topicPath = (language: string, slug: string) => `${language}/topics/${slug}/`
export const articlePath = (language: string, slug: string) => `${language}/${slug}/`
export const searchPath = (language: string) => `${language}/search/`
export const contactPath = (language: string) => `${language}/contact/`
export const feedPath = (language: string) => `${language}/feed.xml`

/** The slug in a path that `topicPath` or `articlePath` made. */
export const slugIn = (path: string): string => path.split('/').at(-2) ?? ''

/** The file behind an address: what a plain web server looks for. */
export const fileOf = (path: string): string => (path === '' || path.endsWith('/') ? `${path}index.html` : path)

/** As it stands in a link or a sitemap. */
export const escapedPath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** How a page at `from` links to `to`, so that the site works under any address. Escaped. */
export function relativeLink(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1)
  const target = to.split('/')
  let same = 0
  while (same < folders.length && same < target.length - 1 && folders[same] === target[same]) same += 1
  const up = '../'.repeat(folders.length - same)
  const down = target.slice(same).map(encodeURIComponent).join('/')
  // An empty link would lead to the page with its query; `./` leads to the page itself.
  return up + down || './'
}

/** Scripts that are written from right to left, by language or by the script's own name. */
const rightToLeft = new Set('ar arc ckb dv fa he iw ku ps sd ug ur yi'.split(' '))

export function directionOf(language: string): 'ltr' | 'rtl' {
  const [name = '', ...rest] = language.toLowerCase().split('-')
  if (rest.includes('latn') || rest.includes('cyrl')) return 'ltr'
  if (rest.includes('arab') || rest.includes('hebr')) return 'rtl'
  return rightToLeft.has(name) ? 'rtl' : 'ltr'
}
