import { AppFailure } from '#shared/ipc/errors'
import type { Cache } from '../cache/cache.ts'
import { getRecord } from '../cache/records.ts'
import type { Identity } from './effects.ts'

/** The person and the workspace as the cache shows them, kept up to date. */
export async function watchIdentity(
  cache: Cache,
  userId: string,
  workspaceId: string,
): Promise<{ current: () => Identity; stop: () => void }> {
  const load = () =>
    cache.read(async (sql) => ({
      me: await getRecord(sql, 'user', userId),
      workspace: await getRecord(sql, 'workspace', workspaceId),
    }))
  const { me, workspace } = await load()
  if (!me || !workspace) throw new AppFailure('not-signed-in')
  let current: Identity = { me, workspace }
  const stop = cache.onChange((changes) => {
    if (!changes.has('user') && !changes.has('workspace')) return
    void load()
      .then((found) => {
        current = { me: found.me ?? current.me, workspace: found.workspace ?? current.workspace }
      })
      // Only when the cache is being closed.
      .catch(() => undefined)
  })
  return { current: () => current, stop }
}
