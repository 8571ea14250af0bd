import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { ChildNode, Element } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import type { TransferProblem } from '#shared/ipc/transfer'
import { markdownToHtml } from '#shared/rules/article-markdown'
import { type Fields, splitFrontMatter } from './front-matter.ts'
import { type ReadText, readText } from './texts.ts'
import { Unreadable } from './unreadable.ts'

/** Markdown and HTML files of a folder and all below it. Links that lead out of it are not followed. */

/** More is another help desk's whole archive: bring it in parts. */
export const mostFiles = 10_000
const deepest = 16
/** Bytes of one text. A body may have a million characters. */
const longest = 8_000_000

const isMarkdown = (name: string) => /\.(md|markdown|mdown)$/i.test(name)
const isHtml = (name: string) => /\.x?html?$/i.test(name)

export interface ReadAll {
  readonly texts: readonly ReadText[]
  /** Files that are no text at all. */
  readonly problems: readonly TransferProblem[]
}

/** @returns the first so many texts, and whether there were more */
export async function listTexts(root: string): Promise<{ readonly files: readonly string[]; readonly more: boolean }> {
  const found: string[] = []
  let more = false
  const walk = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (more || entry.name.startsWith('.')) continue
      const full = path.join(folder, entry.name)
      if (entry.isDirectory() && depth < deepest && entry.name !== 'node_modules') await walk(full, depth + 1)
      else if (entry.isFile() && (isMarkdown(entry.name) || isHtml(entry.name))) {
        if (found.length === mostFiles) more = true
        else found.push(full)
      }
    }
  }
  await walk(root, 0)
  return { files: found, more }
}

/** `step` is called before each file; when it answers false the rest is left. */
export async function readFolder(root: string, files: readonly string[], step: () => boolean): Promise<ReadAll> {
  const texts: ReadText[] = []
  const problems: TransferProblem[] = []
  const base = await realpath(root)
  for (const file of files) {
    if (!step()) break
    const name = path.relative(root, file).split(path.sep).join('/')
    try {
      const real = await realpath(file)
      if (real !== base && !real.startsWith(base + path.sep)) throw new Unreadable('outside')
      const { size } = await stat(real)
      if (size > longest) throw new Unreadable('too-large', String(size))
      texts.push(await readOne(real, name))
    } catch (error) {
      const known = error instanceof Unreadable ? error : new Unreadable('unreadable', String((error as Error).message))
      problems.push({ path: name, code: known.code, detail: known.detail })
    }
    // A large folder must not keep questions of the window waiting.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { texts, problems }
}

async function readOne(file: string, name: string): Promise<ReadText> {
  const text = decode(await readFile(file))
  const suffix = /\.([a-z]{2,3}(?:-[A-Za-z]{2,8})?)(?:\.draft)?\.[^./]+$/.exec(name)?.[1]
  const language = suffix ?? null
  const stem = name
    .replace(/\.[^./]+$/, '')
    .replace(/\.draft$/, '')
    .replace(suffix ? new RegExp(`\\.${suffix}$`) : /$^/, '')
  if (isHtml(name)) return readText({ path: name, stem, language, ...fromHtml(text) })
  const parts = splitFrontMatter(text)
  if (!parts) throw new Unreadable('bad-front-matter')
  return readText({ path: name, stem, language, fields: parts.fields, bodyHtml: markdownToHtml(parts.body) })
}

/** UTF-8, or UTF-16 that says so. Anything else is no text. */
export function decode(bytes: Uint8Array): string {
  const [a, b] = bytes
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Unreadable('not-text')
  }
  if (text.includes('\u0000')) throw new Unreadable('not-text')
  return text.toWellFormed()
}

function fromHtml(html: string): { fields: Fields; bodyHtml: string } {
  const document = parseDocument(html)
  const fields: Record<string, string | string[]> = {}
  let body = html
  const left: ChildNode[] = [...document.children].reverse()
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.type !== 'tag') continue
    if (node.name === 'title') fields.title ??= ownText(node)
    else if (node.name === 'html' && node.attribs.lang && !fields.language) fields.language = node.attribs.lang
    else if (node.name === 'meta' && node.attribs.name === 'description') fields.summary ??= node.attribs.content ?? ''
    else if (node.name === 'meta' && node.attribs.name === 'keywords') fields.keywords ??= node.attribs.content ?? ''
    else if (node.name === 'meta' && node.attribs.name === 'switchboard')
      Object.assign(fields, ownFields(node.attribs.content ?? ''))
    if (node.name === 'body') body = html.slice((node.startIndex ?? 0) || 0)
    else left.push(...[...node.children].reverse())
  }
  return { fields, bodyHtml: body.replace(/^[\s\S]*?<body[^>]*>/i, '').replace(/<\/body>[\s\S]*$/i, '') }
}

function ownFields(json: string): Fields {
  try {
    const fields: unknown = JSON.parse(json)
    return typeof fields === 'object' && fields !== null ? (fields as Fields) : {}
  } catch {
    return {}
  }
}

function ownText(node: Element): string {
  return node.children
    .map((child) => (child.type === 'text' ? child.data : ''))
    .join('')
    .trim()
}
