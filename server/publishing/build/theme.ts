import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Site } from '../../../shared/domain/sites.ts'
import { grounds, inkOn } from '../../../shared/rules/publishing/contrast.ts'
import { sha256Of } from '../blobs.ts'
import { escaped } from './html.ts'

/** What a site looks like: the style that all sites share, painted in this one's colours, and the few scripts. */

export interface Asset {
  readonly path: string
  readonly bytes: Uint8Array
  readonly mediaType: string
}

export interface Theme {
  readonly style: Asset
  readonly icon: Asset
  readonly logo: (Asset & { readonly width: number; readonly height: number }) | null
  readonly search: Asset
  /** Changes with whatever pages say of the theme. */
  readonly digest: string
}

/** The folder lies beside the sources, and beside what is built of them. */
function resourcesFolder(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'resources', 'help-centre')
    if (existsSync(found)) return found
    if (folder === path.dirname(folder)) throw new Error('the folder resources/help-centre is missing')
  }
}

const read = new Map<string, string>()
function resource(name: string): string {
  const known = read.get(name) ?? readFileSync(path.join(resourcesFolder(), name), 'utf8')
  read.set(name, known)
  return known
}

/** Under a name that changes with the content, so that browsers may keep it for ever. */
function asset(name: string, extension: string, mediaType: string, bytes: Uint8Array): Asset {
  return { path: `assets/${name}.${sha256Of(bytes).slice(0, 16)}.${extension}`, bytes, mediaType }
}

export function themeOf(site: Site): Theme {
  const style = asset('site', 'css', 'text/css; charset=utf-8', Buffer.from(colours(site) + resource('site.css')))
  const icon = asset('icon', 'svg', 'image/svg+xml', Buffer.from(iconOf(site)))
  const search = asset('search', 'js', 'text/javascript; charset=utf-8', Buffer.from(resource('search.js')))
  const logo = logoOf(site)
  const parts = [style, icon, search, ...(logo ? [logo] : [])].map((each) => each.path)
  return { style, icon, search, logo, digest: sha256Of(parts.join(' ')) }
}

function logoOf({ logo }: Site): Theme['logo'] {
  if (!logo) return null
  const extension = logo.mediaType.slice('image/'.length).replace('jpeg', 'jpg')
  const made = asset('logo', extension, logo.mediaType, Buffer.from(logo.base64, 'base64'))
  return { ...made, width: logo.width, height: logo.height }
}

function colours({ accentLight, accentDark }: Site): string {
  const of = (accent: string, [ground, panel]: readonly [string, string]) =>
    `--ground:${ground};--panel:${panel};--accent:${accent};--on-accent:${inkOn(accent)}`
  return `:root{color-scheme:light dark;${of(accentLight, grounds.light)}}
@media (prefers-color-scheme:dark){:root{${of(accentDark, grounds.dark)}}}
@media print{:root{${of(accentLight, grounds.light)}}}
`
}

/** The first letter of the site's name on its colour. */
function iconOf({ name, accentLight }: Site): string {
  const letter = escaped([...name.toWellFormed()][0]?.toUpperCase() ?? '?')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${accentLight}"/><text x="16" y="23" font-family="system-ui,sans-serif" font-size="20" font-weight="600" text-anchor="middle" fill="${inkOn(accentLight)}">${letter}</text></svg>`
}
