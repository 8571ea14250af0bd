import { AppFailure } from '#shared/ipc/errors'
import { hasOtherReviewer } from '#shared/rules/review'
import type { Cache } from '../cache/cache.ts'
import { allRecords, getRecord } from '../cache/records.ts'
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
      hasOtherEditor: hasOtherReviewer(await allRecords(sql, 'user'), userId),
    }))
  const { me, workspace, hasOtherEditor } = await load()
  if (!me || !workspace) throw new AppFailure('not-signed-in')
  let current: Identity = { me, workspace, hasOtherEditor }
  const stop = cache.onChange((changes) => {
    if (!changes.has('user') && !changes.has('workspace')) return
    void load()
      .then((found) => {
        current = {
          me: found.me ?? current.me,
          workspace: found.workspace ?? current.workspace,
          hasOtherEditor: found.hasOtherEditor,
        }
      })
      // Only when the cache is being closed.
      .catch(() => undefined)
  })
  return { current: () => current, stop }
}
