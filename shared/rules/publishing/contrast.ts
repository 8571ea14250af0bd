import type { SiteFields } from '../../domain/sites.ts'

/** Whether text in a site's accent colour can be read. @see WCAG 2.2, 1.4.3 */

/** What pages are painted on, and the panels on them; the theme uses the same. */
export const grounds = { light: ['#ffffff', '#f5f6f8'], dark: ['#15171c', '#1e2128'] } as const

/** Of text in its usual size. */
export const enoughContrast = 4.5

export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export interface Contrast {
  readonly scheme: 'light' | 'dark'
  readonly accent: string
  /** Against the ground on which it is worst. */
  readonly ratio: number
  readonly isEnough: boolean
}

export function accentContrasts(site: Pick<SiteFields, 'accentLight' | 'accentDark'>): Contrast[] {
  return (['light', 'dark'] as const).map((scheme) => {
    const accent = scheme === 'light' ? site.accentLight : site.accentDark
    const ratio = Math.min(...grounds[scheme].map((ground) => contrastOf(accent, ground)))
    return { scheme, accent, ratio, isEnough: ratio >= enoughContrast }
  })
}

/** Black or white, whichever is read better on the colour: one of them always has more than 4.5. */
export function inkOn(colour: string): '#ffffff' | '#000000' {
  return contrastOf(colour, '#ffffff') >= contrastOf(colour, '#000000') ? '#ffffff' : '#000000'
}
