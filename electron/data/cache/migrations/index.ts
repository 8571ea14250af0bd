import { records } from './001-records.ts'
import { sync } from './002-sync.ts'
import { unsaved } from './003-unsaved.ts'
import { knowledge } from './004-knowledge.ts'
import { calls } from './005-calls.ts'
import { customerHistory } from './006-customer-history.ts'
import { organizations } from './007-organizations.ts'
import { scripts } from './008-scripts.ts'
import { customerQuality } from './009-customer-quality.ts'
import { scriptBases } from './010-script-bases.ts'
import { callLookups } from './011-call-lookups.ts'
import { waitingChanges } from './012-waiting-changes.ts'
import { sites } from './013-sites.ts'
import { editionPages } from './014-edition-pages.ts'
import type { Migration } from './migration.ts'

/** Every step of the cache's schema, in order. */
export const migrations: readonly Migration[] = [
  records,
  sync,
  unsaved,
  knowledge,
  calls,
  customerHistory,
  organizations,
  scripts,
  customerQuality,
  scriptBases,
  callLookups,
  waitingChanges,
  sites,
  editionPages,
]
