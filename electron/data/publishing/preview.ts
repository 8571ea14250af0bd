import { AppFailure } from '#shared/ipc/errors'
import type { OpenAccount } from '../session/open-account.ts'

/** A whole site of thousands of pages, none of which was built before. Milliseconds. */
const patience = 180_000

/** Has the next edition built on the server and says where it is shown; null when something keeps it from being built. */
export async function previewSite(
  { server, account }: Pick<OpenAccount, 'server' | 'account'>,
  siteId: string,
): Promise<{ url: string } | null> {
  const { preview } = await server.call('sitePreview', { params: { id: siteId } }, { timeout: patience })
  if (preview === null) return null
  const base = account().serverUrl
  const url = new URL(preview.path, base)
  // Whatever answers under the server's name shows nothing but previews of that very server.
  if (url.origin !== new URL(base).origin) throw new AppFailure('server-not-switchboard')
  return { url: url.href }
}
