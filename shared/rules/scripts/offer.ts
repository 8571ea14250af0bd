import type { OfferedFor } from '../../domain/scripts.ts'

/** Which scripts fit a call. */

/** What is known of the call; unknown is null or empty. */
export interface CallFacts {
  readonly teamId: string | null
  readonly tagIds: readonly string[]
  readonly productIds: readonly string[]
  readonly language: string | null
  /** In the caller's words, or those of the telephone menu. */
  readonly reason: string
}

export type OfferReason = 'product' | 'reason' | 'tag' | 'team' | 'language'

const weights: Readonly<Record<OfferReason, number>> = { product: 16, reason: 12, tag: 6, team: 3, language: 1 }

/** Null when the script is for something else. `why` names what fits, the strongest first. */
export function fitOf(
  for_: OfferedFor,
  call: CallFacts,
): { readonly score: number; readonly why: OfferReason[] } | null {
  if (for_.teamIds.length > 0 && (call.teamId === null || !for_.teamIds.includes(call.teamId))) return null
  if (for_.languages.length > 0 && call.language !== null && !speaks(for_.languages, call.language)) return null
  const found: Partial<Record<OfferReason, number>> = {}
  found.product = common(for_.productIds, call.productIds)
  found.tag = common(for_.tagIds, call.tagIds)
  found.reason = for_.reasons.filter((reason) => isAbout(call.reason, reason)).length
  const isFor = for_.productIds.length + for_.tagIds.length + for_.reasons.length > 0
  if (isFor && found.product + found.tag + found.reason === 0) return null
  found.team = for_.teamIds.length > 0 ? 1 : 0
  found.language = for_.languages.length > 0 && call.language !== null ? 1 : 0
  const why = (Object.keys(weights) as OfferReason[]).filter((reason) => (found[reason] ?? 0) > 0)
  // A second tag that fits says more than the first alone, but less than another kind of fit.
  const score = why.reduce((sum, reason) => sum + weights[reason] * (1 + 0.25 * ((found[reason] ?? 1) - 1)), 0)
  return { score, why }
}

export interface Offerable {
  readonly name: string
  readonly offeredFor: OfferedFor
  /** Runs lately, to choose between scripts that fit alike. */
  readonly runs: number
}

/** Those that fit, best first. */
export function rank<S extends Offerable>(scripts: readonly S[], call: CallFacts): { script: S; why: OfferReason[] }[] {
  return scripts
    .flatMap((script) => {
      const fit = fitOf(script.offeredFor, call)
      return fit ? [{ script, ...fit }] : []
    })
    .sort((a, b) => b.score - a.score || b.script.runs - a.script.runs || (a.script.name < b.script.name ? -1 : 1))
    .map(({ script, why }) => ({ script, why }))
}

function common(wanted: readonly string[], there: readonly string[]): number {
  return wanted.filter((each) => there.includes(each)).length
}

function speaks(languages: readonly string[], language: string): boolean {
  const base = (tag: string) => tag.split('-')[0]?.toLowerCase()
  return languages.some((each) => base(each) === base(language))
}

/** Every word of the reason stands in what was said. */
function isAbout(said: string, reason: string): boolean {
  const words = wordsOf(said)
  const wanted = wordsOf(reason)
  return wanted.length > 0 && wanted.every((word) => words.some((each) => each.startsWith(word)))
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
