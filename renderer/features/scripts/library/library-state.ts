import { useSyncExternalStore } from 'react'
import type { OfferedFor } from '#shared/domain/scripts'
import type { ScriptRow } from '#shared/ipc/scripts'
import { useAsk } from '../../../app/data.ts'
import { folded } from '../../../app/fold.ts'
import { conditionsOf, type ScriptCondition } from '../marks.tsx'

/** What the library shows, kept while the window is open. */
export interface ScriptFilter {
  readonly text: string
  readonly conditions: readonly ScriptCondition[]
  readonly language: string | null
  /** Also those for every team. */
  readonly teamId: string | null
  readonly kind: 'script' | 'part' | null
}

export interface ScriptLibrary {
  readonly filter: ScriptFilter
  readonly cursorId: string | null
}

export const noFilter: ScriptFilter = { text: '', conditions: [], language: null, teamId: null, kind: null }
const fresh: ScriptLibrary = { filter: noFilter, cursorId: null }

let state: { readonly account: string; readonly library: ScriptLibrary } = { account: '', library: fresh }
const listeners = new Set<() => void>()

function change(next: Partial<ScriptLibrary>): void {
  state = { ...state, library: { ...state.library, ...next } }
  for (const listener of [...listeners]) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Of the account that is open: another one's words must not stand in its search. */
export function useScriptLibrary(): readonly [ScriptLibrary, (next: Partial<ScriptLibrary>) => void] {
  const account = useAsk('app.status', {}).data?.account?.key ?? ''
  const library = useSyncExternalStore(subscribe, () => {
    if (state.account !== account) state = { account, library: fresh }
    return state.library
  })
  return [library, change]
}

type Row = Pick<
  ScriptRow,
  'name' | 'description' | 'state' | 'published' | 'archivedAt' | 'languages' | 'offeredFor' | 'part'
>

/** `names` says what the ids of `offeredFor` are called, so that a script is found by its tag or product. */
export function matchesFilter(row: Row, filter: ScriptFilter, names: (for_: OfferedFor) => string): boolean {
  if (!matchesRest(row, filter, names)) return false
  if (filter.conditions.length === 0) return row.archivedAt === null
  return conditionsOf(row).some((condition) => filter.conditions.includes(condition))
}

/** Without regard to the condition, to count those. */
export function matchesRest(
  row: Row,
  { text, language, teamId, kind }: ScriptFilter,
  names: (for_: OfferedFor) => string,
): boolean {
  if (language !== null && !row.languages.includes(language)) return false
  if (teamId !== null && row.offeredFor.teamIds.length > 0 && !row.offeredFor.teamIds.includes(teamId)) return false
  if (kind !== null && row.part !== (kind === 'part')) return false
  const words = folded(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const hay = folded(`${row.name} ${row.description} ${row.offeredFor.reasons.join(' ')} ${names(row.offeredFor)}`)
  return words.every((word) => hay.includes(word))
}

export const isNarrowed = (filter: ScriptFilter): boolean =>
  filter.text.trim() !== '' ||
  filter.conditions.length > 0 ||
  filter.language !== null ||
  filter.teamId !== null ||
  filter.kind !== null
