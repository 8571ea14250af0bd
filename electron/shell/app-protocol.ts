import { readFile } from 'node:fs/promises'
import { type Protocol, protocol } from 'electron'
import { appScheme, pageAnswer } from './page-policy.ts'

/** Must run before the app's `ready` event. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // A standard, secure scheme gives the window a real origin; file: would give it none, and reach every file.
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the built window from `folder`. */
export function serveApp(target: Protocol, folder: string): void {
  target.handle(appScheme, async (request) => {
    const answer = request.method === 'GET' ? pageAnswer(request.url, folder) : { kind: 'refused' as const }
    if (answer.kind === 'refused') return new Response(null, { status: 404 })
    if (answer.kind === 'text') return new Response(answer.body, { headers: answer.headers })
    try {
      return new Response(new Uint8Array(await readFile(answer.path)), { headers: answer.headers })
    } catch {
      return new Response(null, { status: 404 })
    }
  })
}
