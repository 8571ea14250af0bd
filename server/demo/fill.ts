import { demoPassword } from '../../shared/domain/demo.ts'
import type { TypedRecord } from '../../shared/domain/records.ts'
import { hashPassword } from '../accounts/passwords.ts'
import { type ImportedContent, importAttachmentContents, importRecords, setPassword } from '../store/import.ts'
import type { Store } from '../store/store.ts'
import { demoFileBytes } from './files.ts'
import { demoSizes, generateWorkspace, type WorkspaceOptions } from './generate.ts'
import { people } from './people.ts'

export interface FillOptions extends Omit<WorkspaceOptions, 'now'> {
  readonly now?: Date
  /** Called after each batch; `total` is an estimate until the end. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Fills an empty workspace with the demo and lets its people sign in with the demo password. */
export async function fillDemo(
  store: Store,
  { onProgress, now = new Date(), ...sizes }: FillOptions = {},
): Promise<number> {
  const total = estimate(sizes)
  let done = 0
  for (const batch of generateWorkspace({ now, ...sizes })) {
    await importRecords(store, batch)
    await importAttachmentContents(store, store.dataDir, contentsOf(batch))
    done += batch.length
    onProgress?.(Math.min(done, total), total)
  }
  // One hash for all: argon2 is slow on purpose, and the password is the same.
  const hash = await hashPassword(demoPassword)
  for (const person of people) await setPassword(store, person.id, hash)
  onProgress?.(total, total)
  return done
}

function contentsOf(batch: readonly TypedRecord[]): ImportedContent[] {
  return batch.flatMap(({ type, record }) => {
    if (type !== 'attachment' && type !== 'articleFile') return []
    const bytes = demoFileBytes(record.sha256)
    if (!bytes) throw new Error(`no content for ${record.fileName}`)
    return { id: record.id, sha256: record.sha256, bytes, userId: people[0]?.id ?? '' }
  })
}

/** Records to expect, system entries included. */
function estimate(sizes: Omit<FillOptions, 'onProgress' | 'now'>): number {
  const { tickets, customers, organizations, messagesPerTicket } = { ...demoSizes, ...sizes }
  return Math.round(tickets * (messagesPerTicket * 1.8 + 2.1) + customers + organizations + 800)
}
