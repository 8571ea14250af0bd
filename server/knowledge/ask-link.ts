import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** What an address outside answers. Asks for no more than the head, follows redirects, and never leads inside. */
export type LinkAnswer =
  | { readonly state: 'ok' | 'broken' | 'unknown'; readonly status: number | null }
  /** No answer, or a fault that may be over tomorrow. */
  | { readonly state: 'failed'; readonly status: number | null }

export interface AskOptions {
  /** Tests let their own machine in. */
  readonly isAllowed?: (address: string) => boolean
  readonly ports?: ReadonlySet<string>
  /** Milliseconds. */
  readonly timeout?: number
}

const mostRedirects = 5
/** The usual ones: an article must not make the server try doors. */
const usualPorts: ReadonlySet<string> = new Set(['', '80', '443'])
const userAgent = 'Switchboard-LinkCheck/1 (checks links of a knowledge base; one request a week)'

export async function askLink(address: string, options: AskOptions = {}): Promise<LinkAnswer> {
  let url = urlOf(address)
  for (let hops = 0; hops <= mostRedirects; hops++) {
    if (!url || !isAskable(url, options)) return { state: 'unknown', status: null }
    const head = await request('HEAD', url, options)
    // Many servers know no HEAD, or answer it otherwise.
    const answer =
      head.status !== null && [400, 403, 404, 405, 501].includes(head.status)
        ? await request('GET', url, options)
        : head
    if (answer.refused) return { state: 'unknown', status: null }
    const { status, location } = answer
    if (status === null) return { state: 'failed', status }
    if (status >= 300 && status < 400 && location !== undefined) {
      url = urlOf(location, url)
      continue
    }
    return { state: stateOf(status), status }
  }
  return { state: 'broken', status: null }
}

function urlOf(text: string, base?: URL): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined
}

function isAskable(url: URL, { isAllowed = isPublicAddress, ports = usualPorts }: AskOptions): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false
  if (url.username !== '' || url.password !== '') return false
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return ports.has(url.port) && (isIP(host) === 0 || isAllowed(host))
}

/** Whoever wants to know who asks, or asks too much of a stranger, is not gone. */
function stateOf(status: number): 'ok' | 'broken' | 'unknown' | 'failed' {
  if (status < 400) return 'ok'
  if (status === 404 || status === 410 || status === 451) return 'broken'
  return status >= 500 && status !== 501 ? 'failed' : 'unknown'
}

interface Heard {
  readonly status: number | null
  readonly location?: string | undefined
  /** The name leads to an address that may not be asked. */
  readonly refused?: boolean
}

class NotPublic extends Error {}

/**
 * The address that was looked at is the one that is connected to: looked up once more, the name could lead elsewhere.
 */
function guardedLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    dnsLookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, '', 0)
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => isAllowed(address)))
        return callback(new NotPublic('not public'), '', 0)
      if (options.all) return callback(null, addresses)
      callback(null, first.address, first.family)
    })
  }
}

function request(
  method: 'HEAD' | 'GET',
  url: URL,
  { isAllowed = isPublicAddress, timeout = 10_000 }: AskOptions,
): Promise<Heard> {
  return new Promise((resolve) => {
    const { request: send } = url.protocol === 'https:' ? https : http
    const sent = send(
      url,
      {
        method,
        lookup: guardedLookup(isAllowed),
        headers: { 'user-agent': userAgent, accept: '*/*', ...(method === 'GET' ? { range: 'bytes=0-0' } : {}) },
        agent: false,
      },
      (response) => {
        clearTimeout(timer)
        resolve({ status: response.statusCode ?? null, location: response.headers.location })
        response.destroy()
      },
    )
    const timer = setTimeout(() => sent.destroy(new Error('timeout')), timeout)
    sent.on('error', (error) => {
      clearTimeout(timer)
      resolve({ status: null, refused: error instanceof NotPublic })
    })
    sent.end()
  })
}
