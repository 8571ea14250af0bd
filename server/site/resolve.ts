import { fileOf } from '../../shared/rules/publishing/paths.ts'
import type { SiteFile } from '../publishing/manifest.ts'
import type { OnlineSite } from './online.ts'

/** What an address of a site leads to. `path` is from the site's root, without escapes. */
export type Resolved =
  | { readonly kind: 'file'; readonly file: SiteFile }
  | { readonly kind: 'moved'; readonly path: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'missing' }

export function resolvePath({ manifest, newest }: OnlineSite, given: string): Resolved {
  const path = given.normalize('NFC')
  const fileAt = (each: string) => (Object.hasOwn(manifest.files, each) ? manifest.files[each] : undefined)
  const file = fileAt(fileOf(path))
  // It is written for another address than its own.
  if (file?.policy === 'missing') return path.endsWith('410.html') ? { kind: 'gone' } : { kind: 'missing' }
  if (file) return path === given ? { kind: 'file', file } : { kind: 'moved', path }
  const folder = path.endsWith('/') ? path : `${path}/`
  if (fileAt(fileOf(folder))) return { kind: 'moved', path: folder }
  if (path.endsWith('/index.html') && fileAt(path)) return { kind: 'moved', path: path.slice(0, -'index.html'.length) }
  const { redirects, gone } = manifest.old
  const target = Object.hasOwn(redirects, folder) ? redirects[folder] : undefined
  if (target !== undefined) return { kind: 'moved', path: target }
  if (gone.includes(folder)) return { kind: 'gone' }
  return newest ? fromNewest(manifest, newest, folder) : { kind: 'missing' }
}

/** Readers may hold addresses of an edition that was taken back. */
function fromNewest(manifest: OnlineSite['manifest'], newest: OnlineSite['manifest'], path: string): Resolved {
  const key = Object.keys(newest.pages).find((each) => newest.pages[each]?.path === path)
  if (key === undefined) return newest.old.gone.includes(path) ? { kind: 'gone' } : { kind: 'missing' }
  const now = Object.hasOwn(manifest.pages, key) ? manifest.pages[key] : undefined
  return now ? { kind: 'moved', path: now.path } : { kind: 'gone' }
}
