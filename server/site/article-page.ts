import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { id, languageTag } from '../../shared/domain/primitives.ts'
import { type RecordOf, translationId } from '../../shared/domain/records.ts'
import { cleanHtml } from '../../shared/rules/clean-html.ts'
import { refsOf } from '../../shared/rules/knowledge-html.ts'
import { fillVariables, placeSnippets } from '../../shared/rules/knowledge-variables.ts'
import { escapeHtml } from '../../shared/rules/plain-html.ts'
import { relativeLink } from '../../shared/rules/publishing/paths.ts'
import { ProblemError } from '../http/problem.ts'
import { contentPath } from '../store/files.ts'
import { loadRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { onlineSites } from './online.ts'
import { sendSite } from './site-pages.ts'

/** Pages that a link in a reply leads to: published texts of public articles, and nothing else. No script, no sign-in. */

const style = `:root{color-scheme:light dark}body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:16px/1.6 system-ui,sans-serif}
img{max-width:100%;height:auto}table{border-collapse:collapse}td,th{border:1px solid #8886;padding:.25rem .5rem;text-align:start}
aside{margin:1rem 0;padding:.5rem 1rem;border-inline-start:4px solid #8888;background:#8881}
aside[data-kind=warning]{border-color:#c77700}pre{overflow:auto;padding:.5rem 1rem;background:#8881}`
const styleHash = createHash('sha256').update(style).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`

const addressed = z.object({ language: languageTag, articleId: id, fileId: id.optional() })
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

type Shown = NonNullable<RecordOf<'translation'>['published']> & { readonly language: string }

/**
 * `/help/...`: the sites that are online, and the addresses that links in replies have had before there was any:
 * `/help/<language>/<article>`. Those lead to the site's page of the article, where one stands.
 */
export function addHelpPages(app: FastifyInstance, store: Store): void {
  const sites = onlineSites(store)
  app.addHook('preClose', async () => {
    sites.stop()
  })
  const method = ['GET', 'HEAD'] as const
  const schema = { hide: true } as const

  app.route({
    method: [...method],
    schema,
    url: '/help/:address',
    handler: async (request, reply) => {
      const { address } = readOr404(place, request.params)
      if (!(await sites.at(address))) throw new ProblemError('not-found')
      return reply.code(301).header('location', `${address}/`).send()
    },
  })

  app.route({
    method: [...method],
    schema,
    url: '/help/:address/*',
    handler: async (request, reply) => {
      const { address } = readOr404(place, request.params)
      const rest = pathOf(request.url).slice(`/help/${address}/`.length)
      const ofReply = linkInReply.exec(rest)
      if (ofReply) return sendOfReply(request, reply, address, ofReply[1] ?? '', ofReply[2])
      const online = await sites.at(address)
      if (!online) throw new ProblemError('not-found')
      return sendSite(request, reply, store, online, rest)
    },
  })

  async function sendOfReply(
    request: FastifyRequest,
    reply: FastifyReply,
    language: string,
    articleId: string,
    fileId: string | undefined,
  ): Promise<FastifyReply> {
    const asked = readOr404(addressed, { language, articleId, fileId })
    if (asked.fileId === undefined) {
      const found = await sites.pageOf(asked.articleId, asked.language)
      if (found)
        return reply
          .code(302)
          .header('location', relativeLink(`${language}/`, `${found.address}/${found.path}`))
          .send()
    }
    const text = await publicText(store, asked.articleId, asked.language)
    return asked.fileId === undefined
      ? sendPage(reply, await page(store, asked.articleId, text), request.method === 'HEAD')
      : sendPicture(reply, store, text, asked.fileId)
  }
}

const place = z.object({ address: z.string().max(100) })
const linkInReply = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/([0-9a-f-]{36}))?$/i
/** Escapes as they came: what they stand for is for each kind of address to say. */
const pathOf = (url: string): string => url.split('?', 1)[0] ?? ''

function sendPage(reply: FastifyReply, text: string, headOnly: boolean): FastifyReply {
  reply.type('text/html; charset=utf-8').header('content-security-policy', policy)
  return headOnly ? reply.send() : reply.send(text)
}

async function sendPicture(reply: FastifyReply, store: Store, text: Shown, fileId: string): Promise<FastifyReply> {
  const file = refsOf(text.bodyHtml).files.includes(fileId)
    ? await loadRecord(store.reader, 'articleFile', fileId)
    : undefined
  const content = file && (await contentOf(store, fileId))
  if (!file || !content || !pictures.has(file.mediaType)) throw new ProblemError('not-found')
  return reply
    .type(file.mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(createReadStream(contentPath(store.dataDir, content.sha256)))
}

function readOr404<T extends z.ZodType>(schema: T, params: unknown): z.output<T> {
  const read = schema.safeParse(params)
  if (!read.success) throw new ProblemError('not-found')
  return read.data
}

const contentOf = (store: Store, fileId: string) =>
  store.reader.selectFrom('attachmentContent').selectAll().where('id', '=', fileId).executeTakeFirst()

/** In the language of the address, or in the one it was written in. */
async function publicText(store: Store, articleId: string, language: string): Promise<Shown> {
  const article = await loadRecord(store.reader, 'article', articleId)
  if (article?.audience !== 'public' || article.archivedAt !== null) throw new ProblemError('not-found')
  for (const each of [language, article.sourceLanguage]) {
    const text = await loadRecord(store.reader, 'translation', translationId(articleId, each))
    if (text?.published) return { ...text.published, language: each }
  }
  throw new ProblemError('not-found')
}

async function page(store: Store, articleId: string, text: Shown): Promise<string> {
  const found = await Promise.all(
    refsOf(text.bodyHtml).snippets.map((each) => loadRecord(store.reader, 'snippet', each)),
  )
  const snippets = new Map(found.flatMap((each) => (each ? [[each.id, each] as const] : [])))
  const placed = placeSnippets(text.bodyHtml, snippets, [text.language])
  const { html } = fillVariables(cleanHtml(placed), {})
  const base = `/help/${encodeURIComponent(text.language)}/`
  const body = html
    .replace(/<span data-missing="[^"]*">[^<]*<\/span>/g, '')
    .replace(/\ssrc="cid:([0-9a-f-]{36})"/gi, ` src="${base}${articleId}/$1"`)
    .replace(/\sdata-article="([0-9a-f-]{36})"/gi, ` href="${base}$1"`)
  const title = escapeHtml(plain(text.title))
  const summary = text.summary === '' ? '' : `<p><strong>${escapeHtml(plain(text.summary))}</strong></p>`
  return `<!doctype html><html lang="${escapeHtml(text.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>${summary}${body}</main></body></html>`
}

/** Nobody knows who reads: what stands for a value of a customer is left out. */
const plain = (text: string) => text.replace(/\s*\{\{[^}]*\}\}/g, '')
