import { records } from './001-records.ts'
import { sync } from './002-sync.ts'
import { unsaved } from './003-unsaved.ts'
import { customerHistory } from './004-customer-history.ts'
import { customerQuality } from './005-customer-quality.ts'
import type { Migration } from './migration.ts'

/** Every step of the cache's schema, in order. */
export const migrations: readonly Migration[] = [records, sync, unsaved, customerHistory, customerQuality]
