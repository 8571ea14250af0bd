import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { v4 as uuidv4 } from 'uuid'
import { limits } from '../shared/domain/primitives.ts'
import { authenticate } from './accounts/authenticate.ts'
import { addAccountRoutes } from './accounts/routes.ts'
import { defaultSignInLimits, type SignInLimits, signInLimiter } from './accounts/sign-in-limit.ts'
import { addAttachmentRoutes } from './attachments/routes.ts'
import { addCallRoutes } from './calls/routes.ts'
import { cleanBehind } from './customers/privacy/remains.ts'
import { addPrivacyRoutes } from './customers/privacy/routes.ts'
import { addCustomerRoutes } from './customers/routes.ts'
import { addShopRoutes } from './customers/shop.ts'
import { keepHouseDaily } from './housekeeping.ts'
import { onClientError, registerErrors, sendError } from './http/errors.ts'
import { ProblemError } from './http/problem.ts'
import { registerReference } from './http/reference.ts'
import { type Authenticate, routesOf } from './http/route.ts'
import { createLinkChecks, type LinkCheckOptions } from './knowledge/link-checks.ts'
import { addKnowledgeRoutes } from './knowledge/routes.ts'
import { addDeskRoutes } from './publishing/desk-routes.ts'
import { addPreviews } from './publishing/preview.ts'
import { createPublisher } from './publishing/publisher.ts'
import { addScriptRoutes } from './scripts/routes.ts'
import { addHelpPages } from './site/article-page.ts'
import type { Store } from './store/store.ts'
import { createLiveHub } from './sync/live.ts'
import { addSyncRoutes } from './sync/routes.ts'
import { addTicketRoutes } from './tickets/routes.ts'

export interface ServerOptions {
  readonly store: Store
  readonly version: string
  readonly log: FastifyBaseLogger
  /** Allows the one call of `setup` on an empty workspace. Left out, nobody can set up. */
  readonly setupToken?: string
  readonly signInLimits?: SignInLimits
  /** Look whether the addresses outside that articles link to still answer. Left out, nobody outside is asked. */
  readonly linkChecks?: LinkCheckOptions
  /** Milliseconds after it listens from which sites are built: what a person waits for comes first. Left out, at once. */
  readonly publishAfter?: number
  /** Believe `X-Forwarded-*`: only behind a proxy of one's own. */
  readonly trustProxy?: boolean
}

/** The whole REST server over an open store. Closing it does not close the store. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { store } = options
  const app: FastifyInstance = Fastify({
    loggerInstance: options.log,
    bodyLimit: limits.requestBytes,
    genReqId: () => uuidv4(),
    trustProxy: options.trustProxy ?? false,
    // A HEAD of the live stream would never end.
    exposeHeadRoutes: false,
    clientErrorHandler: onClientError,
    // A cursor names every scope of its cache and travels in the address; Node's own limit of 16 KB ends at 250 teams.
    http: { maxHeaderSize: 160 * 1024 },
    frameworkErrors: (error, request, reply) => {
      void sendError(error, request, reply)
    },
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    // Fastify's own answer would be plain JSON: see below.
    return503OnClosing: false,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  registerErrors(app)
  refuseWhileClosing(app)
  await app.register(helmet, {
    // Nothing here is a page, except the reference, which brings its own policy.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
  await app.register(rateLimit, { global: false })
  await registerReference(app, options.version)

  const hub = createLiveHub(store)
  app.addHook('preClose', async () => hub.close())

  const whoAsks: Authenticate = (request, serves) => authenticate(store, request, serves)
  const routes = routesOf(app, whoAsks)
  const countAttempt = signInLimiter(app, options.signInLimits ?? defaultSignInLimits)
  addAccountRoutes(routes, store, { version: options.version, setupToken: options.setupToken, countAttempt })
  const endStreams = addSyncRoutes(routes, store, hub)
  // Who closes the server closes the store next, and a page that is still being read would keep it open.
  app.addHook('preClose', endStreams)
  const links = options.linkChecks ? createLinkChecks(store, options.linkChecks) : undefined
  app.addHook('preClose', async () => links?.stop())
  const publisher = createPublisher(store, options.log)
  app.addHook('onListen', async () => {
    const begin = setTimeout(() => publisher.start(), options.publishAfter ?? 0)
    begin.unref()
  })
  app.addHook('preClose', () => publisher.stop())
  keepHouseDaily(app, store, options.log, { links, publisher })
  cleanBehind(app, store, options.log)
  addKnowledgeRoutes(routes, links)
  addHelpPages(app, store)
  addTicketRoutes(routes, store)
  addCustomerRoutes(routes, store)
  addCallRoutes(routes, store, hub)
  addShopRoutes(routes, store)
  addScriptRoutes(routes, store)
  addDeskRoutes(routes, store, addPreviews(app, store))
  addPrivacyRoutes(routes, store)
  await app.register(async (files) => {
    // Uploads are bytes of any type, read by the route itself.
    files.removeAllContentTypeParsers()
    files.addContentTypeParser('*', (_request, _payload, done) => done(null))
    addAttachmentRoutes(routesOf(files, whoAsks), store)
  })
  return app
}

/** Seconds after which a server that was closed to start anew is usually back. */
const backSoon = '5'

function refuseWhileClosing(app: FastifyInstance): void {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  app.addHook('onRequest', async () => {
    if (closing) throw new ProblemError('unavailable', { headers: { connection: 'close', 'retry-after': backSoon } })
  })
}
