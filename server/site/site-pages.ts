import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { relativeLink } from '../../shared/rules/publishing/paths.ts'
import { blobPath, type Encoding, sliceOf } from '../publishing/blobs.ts'
import { policies } from '../publishing/build/layout.ts'
import type { SiteFile } from '../publishing/manifest.ts'
import type { Store } from '../store/store.ts'
import type { OnlineSite } from './online.ts'
import { resolvePath } from './resolve.ts'

/** Answers with a file of the edition that is online; `rest` is what follows the site's address, as it was asked for. */
export async function sendSite(
  request: FastifyRequest,
  reply: FastifyReply,
  store: Store,
  online: OnlineSite,
  rest: string,
): Promise<FastifyReply> {
  const path = decoded(rest)
  if (path === undefined) return sendMissing(reply, store, online, rest, 404)
  const language = path === '' ? preferred(request, online) : undefined
  if (language !== undefined) {
    reply.header('vary', 'Accept-Language').header('cache-control', 'no-cache')
    return reply
      .code(302)
      .header('location', relativeLink('', `${language}/`))
      .send()
  }
  const found = resolvePath(online, path)
  if (found.kind === 'file') return sendFile(request, reply, store, found.file)
  if (found.kind === 'gone') return sendMissing(reply, store, online, path, 410)
  if (found.kind === 'missing') return sendMissing(reply, store, online, path, 404)
  const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : ''
  // Relative, so that it holds under whatever address a proxy shows the site.
  const location = relativeLink(path, found.path) + query
  return reply.code(301).header('location', location).header('cache-control', 'no-cache').send()
}

function decoded(rest: string): string | undefined {
  try {
    return rest.split('/').map(decodeURIComponent).join('/')
  } catch {
    return undefined
  }
}

/** The first language that the reader names and the site has; undefined leaves the choice to the page. */
function preferred(request: FastifyRequest, { manifest }: OnlineSite): string | undefined {
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((each) => {
      const [tag = '', ...parts] = each.trim().toLowerCase().split(';')
      const weight = Number(
        parts
          .find((part) => part.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? '1',
      )
      return { tag, weight: Number.isFinite(weight) ? weight : 0 }
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  const base = (tag: string) => tag.split('-')[0]
  for (const { tag } of wanted) {
    const exact = manifest.languages.find((each) => each.toLowerCase() === tag)
    const sister = manifest.languages.find((each) => base(each.toLowerCase()) === base(tag))
    if (exact ?? sister) return exact ?? sister
  }
  return undefined
}

const lasting = 'public, max-age=31536000, immutable'

async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  store: Store,
  file: SiteFile,
): Promise<FastifyReply> {
  const encoding = encodingFor(request, file)
  const part = sliceOf(file, encoding)
  const tag = `"${file.sha256.slice(0, 32)}-${encoding}"`
  reply
    .header('etag', tag)
    .header('cache-control', file.lasting ? lasting : 'no-cache')
    .header('vary', 'Accept-Encoding')
    .header('content-security-policy', policyOf(file))
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send()
  if (!part) throw new Error('a form of a file was chosen that is not there')
  reply.type(file.mediaType).header('content-length', part.length)
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  if (request.method === 'HEAD' || part.length === 0) return reply.send()
  const { start, length } = part
  return reply.send(createReadStream(blobPath(store.dataDir, file.sha256), { start, end: start + length - 1 }))
}

function policyOf({ policy }: Pick<SiteFile, 'policy'>): string {
  return policy ? `${policies[policy]}; frame-ancestors 'none'` : "default-src 'none'; frame-ancestors 'none'; sandbox"
}

function encodingFor(request: FastifyRequest, file: SiteFile): Encoding {
  const accepted = new Set(
    String(request.headers['accept-encoding'] ?? '')
      .split(',')
      .map((each) => each.trim().toLowerCase())
      .filter((each) => !/;\s*q=0(\.0*)?$/.test(each))
      .map((each) => each.split(';')[0]?.trim()),
  )
  if (accepted.has('br') && sliceOf(file, 'br')) return 'br'
  return accepted.has('gzip') && sliceOf(file, 'gzip') ? 'gzip' : 'identity'
}

const isKnown = (asked: string | undefined, tag: string): boolean =>
  asked?.split(',').some((each) => ['*', tag, `W/${tag}`].includes(each.trim())) ?? false

/** The site's own page for it, in the language that the address names. */
async function sendMissing(
  reply: FastifyReply,
  store: Store,
  { manifest }: OnlineSite,
  path: string,
  status: 404 | 410,
): Promise<FastifyReply> {
  const [folder = ''] = path.split('/')
  const language = manifest.languages.find((each) => each === folder) ?? manifest.languages[0]
  const file = manifest.files[`${language}/${status}.html`]
  if (!file) throw new Error('an edition without its page for missing addresses')
  const bytes = await readFile(blobPath(store.dataDir, file.sha256))
  const up = '../'.repeat(path.split('/').length - 1) || './'
  const text = bytes
    .subarray(0, file.bytes)
    .toString()
    .replace(/<base href="[^"]*">/, `<base href="${up}">`)
  return reply
    .code(status)
    .type(file.mediaType)
    .header('cache-control', 'no-cache')
    .header('content-security-policy', policyOf(file))
    .send(text)
}
