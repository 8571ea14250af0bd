import { extname, join, sep } from 'node:path'

export const appScheme = 'app'
export const appOrigin = 'app://switchboard'

/**
 * An empty page that the window fills with a customer's sanitised HTML, in a frame without scripts. A page of its own
 * and not `srcdoc`, because a `srcdoc` frame inherits the window's policy: so remote images could never be allowed
 * for one message alone. `?images=remote` is that page once the person has asked for them.
 */
export const messageFramePath = '/message-frame'

const windowPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine and the virtual lists position by style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "worker-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ')

function messageFramePolicy(remoteImages: boolean): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data: blob:${remoteImages ? ' https:' : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${appOrigin}`,
    // Same origin, so that the window can fill it and measure its height; no scripts, forms, popups or navigation.
    'sandbox allow-same-origin',
  ].join('; ')
}

const messageFrameHtml = '<!doctype html><html><head><meta charset="utf-8"><title></title></head><body></body></html>'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

const common: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** How one request of the window is answered. */
export type PageAnswer =
  | { readonly kind: 'text'; readonly body: string; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'file'; readonly path: string; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'refused' }

/**
 * Decides what the app's own scheme serves: the built window, the message frame, nothing else.
 *
 * @param folder absolute path of the built window
 */
export function pageAnswer(requestUrl: string, folder: string): PageAnswer {
  let url: URL
  let path: string
  try {
    url = new URL(requestUrl)
    path = decodeURIComponent(url.pathname)
  } catch {
    return { kind: 'refused' }
  }
  if (`${url.protocol}//${url.host}` !== appOrigin || path.includes('\0')) return { kind: 'refused' }
  if (path === messageFramePath) {
    const policy = messageFramePolicy(url.searchParams.get('images') === 'remote')
    const headers = { ...common, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy }
    return { kind: 'text', body: messageFrameHtml, headers }
  }
  const file = join(folder, path === '/' ? 'index.html' : path)
  const type = mediaTypes[extname(file).toLowerCase()]
  if (!file.startsWith(folder + sep) || !type) return { kind: 'refused' }
  const headers = {
    ...common,
    'Content-Type': type,
    'Content-Security-Policy': windowPolicy,
    // Names of built files change with their content, and index.html is read from the local disk anyway.
    'Cache-Control': file.endsWith('.html') ? 'no-cache' : 'max-age=31536000, immutable',
  }
  return { kind: 'file', path: file, headers }
}

/** Whether a frame inside the window may show this address. */
export function mayShowInFrame(url: string): boolean {
  if (url === 'about:blank' || url === 'about:srcdoc') return true
  return url === `${appOrigin}${messageFramePath}` || url.startsWith(`${appOrigin}${messageFramePath}?`)
}

/** Whether a request that leaves the machine is the one kind allowed: an image the person asked to see. */
export function mayLeave(request: { url: string; resourceType: string; frameUrl: string | undefined }): boolean {
  return (
    request.resourceType === 'image' &&
    request.url.startsWith('https:') &&
    request.frameUrl === `${appOrigin}${messageFramePath}?images=remote`
  )
}
