import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { user, workspace } from '#shared/domain/people'
import { type Account, account } from '#shared/ipc/views'

/**
 * The accounts on this machine: one folder each under `accounts/`, named by a hash, with its own cache and files, so
 * that nothing of one can show up in another.
 */

const storedAccount = account.extend({
  /** As of the last sign-in: with these everything works before the first record is pulled, also into a rebuilt cache. */
  user,
  workspace,
  /** Counts up with every opening; a clock that jumps must not change which account was last. */
  lastOpened: z.number(),
})
export type StoredAccount = z.infer<typeof storedAccount>

const pointer = z.object({ active: z.string().nullable() })

export interface AccountStore {
  list(): Promise<StoredAccount[]>
  find(key: string): Promise<StoredAccount | undefined>
  save(account: StoredAccount): Promise<void>
  remove(key: string): Promise<void>
  /** The account that opens with the app; null after signing out. */
  active(): Promise<string | null>
  setActive(key: string | null): Promise<void>
  folder(key: string): string
}

/** A key names a folder: nothing else may, least of all a path. */
const isKey = (key: string) => /^[a-z0-9-]{1,80}$/.test(key)

export function createAccountStore(userDataDir: string): AccountStore {
  const root = join(userDataDir, 'accounts')
  const folder = (key: string) => {
    if (!isKey(key)) throw new Error('not an account key')
    return join(root, key)
  }
  const find = async (key: string) => {
    if (!isKey(key)) return undefined
    const parsed = storedAccount.safeParse(await readJson(join(folder(key), 'account.json')))
    return parsed.success ? parsed.data : undefined
  }
  const list = async () => {
    const names = await readdir(root).catch(() => [])
    const found = await Promise.all(names.map(find))
    return found.filter((each) => each !== undefined).sort((a, b) => b.lastOpened - a.lastOpened)
  }
  return {
    list,
    find,
    folder,
    save: (value) => writeJson(folder(value.key), 'account.json', value),
    remove: (key) => rm(folder(key), { recursive: true, force: true, maxRetries: 3 }),
    active: async () => {
      const parsed = pointer.safeParse(await readJson(join(root, 'active.json')))
      return parsed.success ? parsed.data.active : null
    },
    setActive: (key) => writeJson(root, 'active.json', { active: key }),
  }
}

/**
 * An embedded server gets another port at every start, so its accounts are told apart by the workspace; a remote one
 * by the address it was first found at, because two servers could claim the same ids.
 */
export function accountKey(of: {
  kind: Account['kind']
  serverUrl: string
  workspaceId: string
  userId: string
}): string {
  const where = of.kind === 'remote' ? of.serverUrl : `${of.kind} ${of.workspaceId}`
  return createHash('sha256').update(`${where} ${of.userId}`).digest('hex').slice(0, 32)
}

/** What a person types as the server's address, made an origin; undefined when it cannot be one. */
export function serverOrigin(typed: string): string | undefined {
  const text = typed.trim()
  const bare = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return undefined
  const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?([/?#]|$)/i.test(bare)
  try {
    const url = new URL(`${scheme ?? (local ? 'http' : 'https')}://${bare}`)
    return url.hostname === '' || url.username !== '' ? undefined : url.origin
  } catch {
    return undefined
  }
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Whole or not at all: a crash between the two steps leaves the old file. */
async function writeJson(folder: string, name: string, value: unknown): Promise<void> {
  await mkdir(folder, { recursive: true })
  const temporary = join(folder, `${name}.${process.pid}.tmp`)
  await writeFile(temporary, JSON.stringify(value), { flush: true })
  await rename(temporary, join(folder, name))
}
