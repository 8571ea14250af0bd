import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Endpoint, endpoints } from '../../../shared/api/endpoints.ts'
import { startServer, type TestServer } from '../../fixtures/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly security: unknown[]
  readonly parameters?: { name: string; in: string; required?: boolean; schema: unknown }[]
  readonly requestBody?: { content: Record<string, { schema: unknown }> }
  readonly responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>
}
interface Document {
  readonly openapi: string
  readonly info: { title: string; version: string }
  readonly paths: Record<string, Record<string, Operation>>
}

describe('the OpenAPI document', () => {
  it('is version 3.1 and lists every endpoint with its schemas', async () => {
    const document = (await (await fetch(new URL('/openapi.json', server.url))).json()) as Document
    expect(document.openapi).toMatch(/^3\.1\./)
    expect(document.info.title).toBe('Switchboard')
    const listed = new Set<string>()
    for (const [name, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
      const path = endpoint.path.replace(/:([a-zA-Z]+)/g, '{$1}')
      const operation = document.paths[path]?.[endpoint.method.toLowerCase()]
      expect(operation?.operationId, `${endpoint.method} ${path}`).toBe(name)
      if (!operation) continue
      listed.add(`${endpoint.method.toLowerCase()} ${path}`)
      expect(operation.summary).toBe(endpoint.summary)
      expect(operation.security).toEqual(endpoint.open ? [] : [{ session: [] }])
      expect(Boolean(operation.requestBody)).toBe(Boolean(endpoint.body) || endpoint.raw === 'request')
      for (const [, parameter] of path.matchAll(/\{(\w+)\}/g)) {
        expect(operation.parameters).toContainEqual(
          expect.objectContaining({ name: parameter, in: 'path', required: true }),
        )
      }
      const statuses = Object.keys(operation.responses)
      expect(statuses).toContain(endpoint.response || endpoint.raw ? '200' : '204')
      expect(operation.responses.default?.content).toHaveProperty('application/problem+json')
    }
    const all = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    )
    expect(all.sort()).toEqual([...listed].sort())
  })

  it('has no reference that leads nowhere and no schema that 3.1 does not know', async () => {
    const document: unknown = await (await fetch(new URL('/openapi.json', server.url))).json()
    const wrong: string[] = []
    const walk = (value: unknown, path: string): void => {
      if (value === null || typeof value !== 'object') return
      for (const [key, child] of Object.entries(value)) {
        if (key === '$ref' && typeof child === 'string' && !resolves(document, child)) wrong.push(`${path} -> ${child}`)
        // Both are OpenAPI 3.0, where null is no type.
        if (key === 'nullable' && typeof child === 'boolean') wrong.push(`${path}/nullable`)
        if ((key === 'exclusiveMinimum' || key === 'exclusiveMaximum') && typeof child === 'boolean')
          wrong.push(`${path}/${key}`)
        walk(child, `${path}/${key}`)
      }
    }
    walk(document, '')
    expect(wrong).toEqual([])
  })
})

function resolves(document: unknown, ref: string): boolean {
  if (!ref.startsWith('#/')) return false
  let at: unknown = document
  for (const part of ref.slice(2).split('/')) {
    if (at === null || typeof at !== 'object' || !(part in at)) return false
    at = (at as Record<string, unknown>)[part]
  }
  return true
}

describe('the reference page', () => {
  it('comes with its own script, under a policy without inline scripts and without other hosts', async () => {
    const response = await fetch(new URL('/docs', server.url))
    const html = await response.text()
    const policy = response.headers.get('content-security-policy') ?? ''
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1]
    expect(nonce).toBeTruthy()
    expect(policy).not.toContain('unsafe-eval')
    expect(policy).not.toContain('http')
    const scripts = html.match(/<script[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
    const sources = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '')
    for (const source of sources) {
      const url = new URL(source, response.url)
      expect(url.origin).toBe(server.url)
      expect((await fetch(url)).status).toBe(200)
    }
    const again = await fetch(new URL('/docs/', server.url))
    expect(again.headers.get('content-security-policy')).not.toBe(policy)
  })
})
