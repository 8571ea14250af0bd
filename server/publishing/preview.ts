import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ProblemError } from '../http/problem.ts'
import type { OnlineSite } from '../site/online.ts'
import { sendSite } from '../site/site-pages.ts'
import type { Store } from '../store/store.ts'
import { buildEdition } from './build/build.ts'
import { readInputs } from './inputs.ts'

/**
 * The next edition, built and shown under an address that nobody can guess, to whoever asked for it. It stands in memory
 * only: a server that starts anew has forgotten it, and so has everybody after a while.
 */
export interface Previews {
  /** Null when something keeps the site from being published. */
  make(siteId: string): Promise<{ readonly path: string; readonly expiresAt: string } | null>
}

/** Shorter than unnamed files are left alone, see collect.ts. Milliseconds. */
const lasts = 45 * 60_000
/** Each is some megabytes; the oldest makes room. */
const mostKept = 6

const place = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{32}$/) })

export function addPreviews(app: FastifyInstance, store: Store): Previews {
  const kept = new Map<string, { readonly online: OnlineSite; readonly until: number }>()
  const leaving = new AbortController()
  app.addHook('preClose', async () => leaving.abort())

  const find = (token: string): OnlineSite => {
    const found = kept.get(token)
    if (!found || found.until < Date.now()) throw new ProblemError('not-found')
    return found.online
  }

  app.route({
    method: ['GET', 'HEAD'],
    schema: { hide: true },
    url: '/help-preview/:token/*',
    handler: async (request, reply) => {
      const read = place.safeParse(request.params)
      if (!read.success) throw new ProblemError('not-found')
      const { token } = read.data
      const online = find(token)
      const [path = ''] = request.url.split('?')
      reply.header('x-robots-tag', 'noindex').header('referrer-policy', 'no-referrer')
      return sendSite(request, reply, store, online, path.slice(`/help-preview/${token}/`.length))
    },
  })

  return {
    make: async (siteId) => {
      const inputs = await readInputs(store, siteId)
      if (!inputs) throw new ProblemError('not-found')
      const now = Date.now()
      const built = await buildEdition(inputs, {
        dataDir: store.dataDir,
        now: new Date(now).toISOString(),
        signal: leaving.signal,
      })
      if (!built.ok) return null
      for (const [token, { until }] of kept) if (until < now) kept.delete(token)
      for (const token of [...kept.keys()].slice(0, Math.max(0, kept.size - mostKept + 1))) kept.delete(token)
      const token = randomBytes(24).toString('base64url')
      const until = now + lasts
      kept.set(token, { online: { site: inputs.site, manifest: built.manifest, newest: undefined }, until })
      return { path: `/help-preview/${token}/`, expiresAt: new Date(until).toISOString() }
    },
  }
}
