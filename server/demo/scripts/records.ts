import { derivedId } from '../../../shared/domain/records.ts'
import type { Script, ScriptRevision } from '../../../shared/domain/scripts.ts'
import { people } from '../people.ts'
import { day } from '../rhythm.ts'
import { type DemoScript, demoScriptId, offered } from './build.ts'
import { heating } from './home.ts'
import { identity, meshSetup, outage, routerDrops } from './network.ts'
import { returns, sales, warranty } from './orders.ts'

/** The scripts of Wrenfield, parts before those that go through them. */
export const demoScripts: readonly DemoScript[] = [
  identity,
  warranty,
  routerDrops,
  returns,
  heating,
  outage,
  sales,
  meshSetup,
]

/** Days before now at which the second text was saved: runs before that went through the first. */
export const secondRevisionDays = 150

export const revisionId = (key: string, number: 1 | 2): string =>
  derivedId('demo', 'scriptRevision', key, String(number))

const ownerOf = ({ owner }: DemoScript): string => people.find(({ name }) => name === owner)?.id ?? people[0]?.id ?? ''
const reviewer = people.find(({ name }) => name === 'Priya Raman')

export function scriptRecords(now: number): { scripts: Script[]; revisions: ScriptRevision[] } {
  const at = (daysAgo: number) => new Date(now - daysAgo * day).toISOString()
  const scripts = demoScripts.map((each, i): Script => {
    const isPublished = each.state === 'published'
    const second = isPublished ? secondRevisionDays : 3
    return {
      id: demoScriptId(each.key),
      version: 1,
      name: each.name,
      description: each.description,
      state: each.state,
      graph: each.graph,
      revision: 2,
      revisionId: revisionId(each.key, 2),
      published: isPublished ? { revisionId: revisionId(each.key, 2), number: 2, at: at(second - 1) } : null,
      offeredFor: offered(each),
      languages: [...each.languages],
      ownerId: ownerOf(each),
      reviewerId: reviewer?.id ?? null,
      reviewDueAt: isPublished ? null : at(-4),
      reviewNote: '',
      archivedAt: null,
      updatedBy: ownerOf(each),
      updatedAt: at(second),
      createdAt: at(isPublished ? 390 - i : 12),
    }
  })
  const revisions = demoScripts.flatMap((each, i): ScriptRevision[] => {
    const isPublished = each.state === 'published'
    return ([1, 2] as const).map((number) => ({
      id: revisionId(each.key, number),
      version: 1,
      scriptId: demoScriptId(each.key),
      number,
      aside: false,
      graph: number === 1 ? each.earlier : each.graph,
      authorId: ownerOf(each),
      note: each.notes[number - 1] ?? '',
      createdAt: at(number === 1 ? (isPublished ? 390 - i : 12) : isPublished ? secondRevisionDays : 3),
    }))
  })
  return { scripts, revisions }
}
