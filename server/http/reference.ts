import { randomBytes } from 'node:crypto'
import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** The OpenAPI document, made from the endpoints' own schemas, and a page to read it. Goes before the routes. */
export async function registerReference(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Switchboard',
        version,
        license: { name: 'MIT', identifier: 'MIT' },
        description:
          'The REST interface of the Switchboard help desk. Sign in with `POST /v1/sessions` and send the access token as ' +
          'a bearer token. Changes to synced records go through `POST /v1/commands`; everything refused is answered with ' +
          'problem+json (RFC 9457).',
      },
      servers: [{ url: '/' }],
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    },
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route)
      // Bytes have no schema to check them with; the document must say all the same that they are expected.
      if (route.schema?.consumes) schema.body = { type: 'string', format: 'binary' }
      return { schema, url }
    },
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.register(registerPage)
}

/** Stands in the page until each answer gets a nonce of its own. */
const noncePlaceholder = `nonce-${randomBytes(8).toString('hex')}`

async function registerPage(app: FastifyInstance): Promise<void> {
  app.addHook('onSend', async (_request, reply, payload) => {
    if (typeof payload !== 'string' || !String(reply.getHeader('content-type')).startsWith('text/html')) return payload
    const nonce = randomBytes(16).toString('base64')
    // Styles: the page makes its own at run time, and a style cannot send anything anywhere under this policy.
    reply.header(
      'content-security-policy',
      `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; ` +
        `font-src 'self' data:; connect-src 'self'; worker-src blob:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
    )
    return payload.replaceAll(noncePlaceholder, nonce)
  })
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: {
      url: '/openapi.json',
      pageTitle: 'Switchboard API',
      nonce: noncePlaceholder,
      // Everything comes from this server: no fonts, no telemetry, no services of somebody else.
      withDefaultFonts: false,
      telemetry: false,
      showDeveloperTools: 'never',
      hideClientButton: true,
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  })
}
