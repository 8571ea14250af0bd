import { type Block, parseBlocks } from './body.ts'
import type { Random } from './random.ts'
import type { FileKind } from './texts/catalogue.ts'

/** How the sentences of one message are put together. */

/** A first message knows no history yet, and a parcel cannot be restarted. */
export function angerFor(anger: readonly string[], first: boolean, team: string): readonly string[] {
  const known = first ? firstAnger : team === 'orders' ? orderAnger : laterAnger
  let some = known.get(anger)
  if (!some) {
    const many = anger.length > 5
    some = first ? anger.slice(0, many ? 2 : 1) : anger.slice(many ? 2 : 1, many && team === 'orders' ? -1 : undefined)
    known.set(anger, some)
  }
  return some
}
// Kept, as what was said is remembered by list.
const firstAnger = new Map<readonly string[], readonly string[]>()
const laterAnger = new Map<readonly string[], readonly string[]>()
const orderAnger = new Map<readonly string[], readonly string[]>()

export function fileKind(
  text: string,
  byCustomer: boolean,
  usual: FileKind | undefined,
  aboutScenario: boolean,
): FileKind {
  if (/\blogs?\b|protokoll|happened/i.test(text) && usual !== 'invoice') return 'log'
  if (/photo|foto|picture/i.test(text)) return 'photo'
  if (/screenshot|statement/i.test(text)) return 'screenshot'
  if (!byCustomer) return 'invoice'
  return usual ?? (aboutScenario ? 'photo' : 'log')
}

export function assemble(hello: string, text: string, bye: string): Block[] {
  const blocks: Block[] = hello === '' ? [] : parseBlocks(hello)
  // German goes on in lower case after the comma of the greeting; without a greeting it must not.
  parseBlocks(text).forEach((block, i) => {
    blocks.push(hello !== '' && i === 0 ? block : capitalised(block))
  })
  if (bye !== '') blocks.push(...parseBlocks(bye))
  return blocks
}

function capitalised(block: Block): Block {
  if (block.kind !== 'paragraph') return block
  const [line = '', ...rest] = block.lines
  return { kind: 'paragraph', lines: [line.charAt(0).toUpperCase() + line.slice(1), ...rest] }
}

export function joinLead(lead: string, text: string, language: string, random: Random): string {
  const upper = text.charAt(0).toUpperCase() + text.slice(1)
  if (random.chance(0.4)) return `${lead}\n${upper}`
  return language === 'ja' || language === 'zh' ? `${lead}${upper}` : `${lead} ${upper}`
}

export function sharesTeam(teams: readonly string[], team: string): boolean {
  return teams.includes(team)
}

export function clock(at: number): string {
  return new Date(at).toISOString().slice(11, 16)
}
