import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { limits } from '#shared/domain/primitives'
import type { TransferProblem } from '#shared/ipc/transfer'
import type { Cache } from '../../cache/cache.ts'
import { getRecord } from '../../cache/records.ts'
import { isPicture } from './picture.ts'
import type { ReadText } from './texts.ts'

/** What a body names outside itself, held against the import and what is there: links and pictures. */

export interface PlannedImage {
  /** As it stands in `bodyHtml`. */
  readonly src: string
  readonly fileName: string
  readonly read: () => Promise<Uint8Array>
}

export interface BodyPlanning {
  readonly text: ReadText
  /** Of the article. */
  readonly id: string
  /** The folder that was chosen; null for a table. */
  readonly root: string | null
  readonly idOfStem: ReadonlyMap<string, string>
}

const decoded = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')

/** Links to other files of the import lead to their articles; those into nothing keep their words only. */
export async function withLinks(
  cache: Cache,
  { text, idOfStem }: BodyPlanning,
  problems: TransferProblem[],
): Promise<string> {
  const wanted = [...text.bodyHtml.matchAll(/<a data-article="([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '')
  const imported = new Set(idOfStem.values())
  for (const id of new Set(wanted)) {
    if (imported.has(id) || (await cache.read((sql) => getRecord(sql, 'article', id)))) continue
    problems.push({ path: text.path, code: 'unknown-link', detail: id })
  }
  return text.bodyHtml.replace(
    /<a href="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g,
    (whole, href: string, rest: string, inner: string) => {
      const target = decoded(href)
      if (/^(https?:|mailto:|tel:|#)/i.test(target)) return whole
      const file = target.replace(/[#?].*$/, '')
      const stem = path.posix.join(path.posix.dirname(text.path), safeDecode(file)).replace(/\.[^./]+$/, '')
      const id = idOfStem.get(stem) ?? idOfStem.get(stem.replace(/\.[a-z]{2,3}$/, ''))
      if (id) return `<a data-article="${id}"${rest}>${inner}</a>`
      problems.push({ path: text.path, code: 'unknown-link', detail: target.slice(0, 200) })
      return inner
    },
  )
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export async function withImages(
  cache: Cache,
  { text, id, root }: BodyPlanning,
  html: string,
  problems: TransferProblem[],
): Promise<{ bodyHtml: string; images: PlannedImage[] }> {
  const images = new Map<string, PlannedImage>()
  let body = html
  const say = (code: TransferProblem['code'], detail: string) => problems.push({ path: text.path, code, detail })
  for (const src of new Set([...html.matchAll(/<img\b[^>]*?\ssrc="([^"]*)"/g)].map((match) => match[1] ?? ''))) {
    const target = decoded(src)
    const named = /(?:^cid:|^(?:.*\/)?)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i.exec(target)?.[1]?.toLowerCase()
    if (named && (await cache.read((sql) => getRecord(sql, 'articleFile', named)))) {
      body = replaceSource(body, src, `cid:${named}`)
      continue
    }
    if (/^https?:/i.test(target)) {
      say('remote-image', target.slice(0, 200))
      continue
    }
    const leaveOut = (code: TransferProblem['code']) => {
      // Of a picture in the text itself its beginning says enough.
      say(code, target.slice(0, target.startsWith('data:') ? 30 : 200))
      body = withoutImage(body, src)
    }
    const found = target.startsWith('data:') ? dataImage(target) : await fileImage(root, text.path, target)
    if ('code' in found) {
      leaveOut(found.code)
      continue
    }
    const bytes = await found.read()
    if (!isPicture(bytes)) {
      leaveOut('broken-image')
      continue
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const same = await cache.read((sql) =>
      sql.get<{ id: string }>("SELECT id FROM article_file WHERE article_id = ? AND doc ->> '$.sha256' = ?", [
        id,
        sha256,
      ]),
    )
    if (same) body = replaceSource(body, src, `cid:${same.id}`)
    else images.set(src, { src, ...found })
  }
  return { bodyHtml: body, images: [...images.values()] }
}

export function replaceSource(html: string, from: string, to: string): string {
  return html.replaceAll(`src="${from}"`, `src="${to}"`)
}

function withoutImage(html: string, src: string): string {
  return html
    .replace(/<img\b[^>]*?\ssrc="([^"]*)"[^>]*>/g, (whole, found: string) => (found === src ? '' : whole))
    .replaceAll('<p></p>', '')
}

type Found = Omit<PlannedImage, 'src'> | { readonly code: 'missing-image' | 'image-too-large' }

function dataImage(src: string): Found {
  const match = /^data:image\/(png|jpe?g|gif|webp|avif);base64,([\s\S]*)$/i.exec(src)
  if (!match?.[2]) return { code: 'missing-image' }
  const bytes = new Uint8Array(Buffer.from(match[2], 'base64'))
  if (bytes.length > limits.attachmentBytes) return { code: 'image-too-large' }
  return { fileName: `image.${match[1] === 'jpeg' ? 'jpg' : match[1]}`, read: async () => bytes }
}

/** Only what lies in the folder that was chosen. */
async function fileImage(root: string | null, from: string, src: string): Promise<Found> {
  if (root === null || path.isAbsolute(src)) return { code: 'missing-image' }
  try {
    const base = await realpath(root)
    const file = await realpath(path.join(base, path.posix.dirname(from), safeDecode(src.replace(/[?#].*$/, ''))))
    if (!file.startsWith(base + path.sep)) return { code: 'missing-image' }
    const { size } = await stat(file)
    if (size > limits.attachmentBytes) return { code: 'image-too-large' }
    return { fileName: path.basename(file), read: async () => new Uint8Array(await readFile(file)) }
  } catch {
    return { code: 'missing-image' }
  }
}
