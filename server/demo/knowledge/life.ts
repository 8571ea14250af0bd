import type { ArticleUse } from '../../../shared/domain/knowledge.ts'
import {
  articleDraftId,
  derivedId,
  searchMissId,
  type TypedRecord,
  translationId,
} from '../../../shared/domain/records.ts'
import { foldedQuery } from '../../../shared/rules/knowledge.ts'
import { demoAgent, demoEditor, people } from '../people.ts'
import type { TicketPlan } from '../plan.ts'
import { createRandom, mixSeed } from '../random.ts'
import { day, hour } from '../rhythm.ts'
import { articleIdOf } from './parse.ts'

/** What happens around the demo's articles: they are used on tickets, flagged, missed and written on. */

/** Which articles answer which kind of ticket, the likeliest first. */
const answers: Readonly<Record<string, readonly string[]>> = {
  'mesh-drops-evening': ['evening-drops', 'mesh-placement', 'speedtest'],
  'fw42-slow': ['slow-42', 'manual-firmware'],
  'setup-stuck': ['setup-codes', 'mesh-setup', 'reset-device'],
  'port-forward': ['port-forward', 'ipv6'],
  'guest-network-hotel': ['guest-hotel', 'guest-network'],
  'cloud-outage': ['cloud-status'],
  'hub-offline': ['hub-offline', 'hub-setup'],
  'dead-spot': ['dead-spot', 'mesh-placement', 'mesh-cable'],
  'vpn-work': ['vpn-work', 'old-router-bridge'],
  'parental-times': ['parental'],
  'ip-camera-vlan': ['own-camera-vlan'],
  'amber-light': ['lights-network'],
  'lte-backup': ['lte-backup'],
  ipv6: ['ipv6'],
  'thermostat-overshoot': ['thermostat-overshoot', 'schedule-heating'],
  'valve-noise': ['valve-codes', 'valve-install'],
  'boiler-no-heat': ['no-heat', 'boiler-compat'],
  'camera-offline': ['cam-offline', 'mesh-placement'],
  'camera-motion-spam': ['cam-alerts'],
  'camera-clip-police': ['cam-clip', 'cam-storage'],
  'doorbell-chime': ['bell-chime', 'notifications'],
  'plug-schedule-dst': ['plug-dst'],
  'plug-energy': ['plug-energy'],
  'bulb-flicker': ['glim-flicker'],
  'automation-sunset': ['rule-sunset', 'rules-slow'],
  'leak-false-alarm': ['leak-false'],
  'motion-battery': ['moth-battery', 'battery-types'],
  'app-login': ['app-login', 'account-recovery'],
  'share-home': ['share-home', 'owner-change'],
  'voice-assistant': ['voice'],
  'garden-plug-water': ['plug-water'],
  'parcel-late': ['order-track'],
  'wrong-item': ['wrong-item'],
  'return-refund': ['return-30', 'refund-when'],
  'invoice-company': ['invoice-company', 'vat-id-check'],
  'double-charge': ['double-charge'],
  'cancel-subscription': ['subscription-end'],
  'warranty-claim': ['warranty-claim', 'serial-where'],
  'discount-code': ['discount'],
  'bulk-offer': ['bulk-offer'],
  'delete-account': ['delete-account', 'data-export'],
  'change-address': ['change-address'],
  'installer-visit': ['installer'],
}

export interface KnowledgeLife {
  see(plan: TicketPlan): void
  /** By article key, the ticket from which it was written. */
  sourceTickets(): ReadonlyMap<string, string>
  uses(usableFrom: ReadonlyMap<string, number>): TypedRecord[]
}

/** Share of the tickets in which an agent reached for an article. */
const reached = 0.38
/** The first tickets of a kind may have been what an article was written from. */
const writtenFrom = ['guest-hotel', 'glim-flicker', 'leak-false', 'plug-water', 'own-camera-vlan', 'lte-backup']

export function createLife(seed: number, now: number): KnowledgeLife {
  const planned: { key: string; use: ArticleUse; at: number }[] = []
  const sources = new Map<string, string>()
  let seen = 0
  return {
    see: ({ scenario, ticket }) => {
      seen += 1
      const keys = answers[scenario.id]
      if (!keys) return
      const [first] = keys
      if (first !== undefined && writtenFrom.includes(first) && !sources.has(first)) sources.set(first, ticket.id)
      const random = createRandom(mixSeed(seed, 211, seen))
      if (ticket.assigneeId === null || !random.chance(reached)) return
      const key = random.chance(0.7) ? keys[0] : random.pick(keys)
      if (key === undefined) return
      const at = Math.min(now - hour / 2, Date.parse(ticket.solvedAt ?? ticket.lastMessageAt))
      const kind = random.chance(0.6) ? 'link' : random.chance(0.6) ? 'text' : 'quote'
      const use = (name: ArticleUse['kind'], when: number): ArticleUse => ({
        id: derivedId('demo', 'use', ticket.id, name),
        version: 1,
        articleId: articleIdOf(key),
        userId: ticket.assigneeId ?? demoAgent.id,
        kind: name,
        ticketId: ticket.id,
        callId: null,
        at: new Date(when).toISOString(),
      })
      planned.push({ key, use: use(kind, at - 2 * hour), at: at - 2 * hour })
      const isSolved = ticket.status === 'solved' || ticket.status === 'closed'
      if (isSolved && random.chance(0.62)) planned.push({ key, use: use('answered', at), at })
    },
    sourceTickets: () => sources,
    uses: (usableFrom) =>
      planned
        .filter(({ key, at }) => at >= (usableFrom.get(key) ?? Number.POSITIVE_INFINITY))
        .map(({ use }) => ({ type: 'articleUse', record: use })),
  }
}

type FlagRow = readonly [key: string, daysAgo: number, state: 'open' | 'fixed' | 'dismissed', comment: string]
const flagRows: readonly FlagRow[] = [
  [
    'bell-chime',
    3,
    'open',
    'The transformer in the newer houses gives 12 V. A customer bought one because of this page.',
  ],
  ['bell-chime', 9, 'open', 'The second chime is sold again, please mention it.'],
  [
    'setup-codes',
    1,
    'open',
    'There is an E-18 since app 2.9.4: the phone has no time to pair. Wait and try again helps.',
  ],
  ['voice', 12, 'open', 'The assistant calls the step "link again" now.'],
  ['return-30', 5, 'open', 'Shops take parcels with the code only until 18:00.'],
  ['slow-42', 20, 'fixed', '4.2.1 is out, the text still says we are working on it.'],
  ['valve-codes', 60, 'fixed', 'F3 was missing.'],
  ['cam-alerts', 80, 'dismissed', 'Peppermint oil, really?'],
  ['app-versions', 2, 'open', 'iOS 15 still gets the last version, two customers asked.'],
]

export function demoFlags(now: number): TypedRecord[] {
  return flagRows.map(([key, daysAgo, state, comment], i) => {
    const createdAt = new Date(now - daysAgo * day).toISOString()
    const resolvedAt = state === 'open' ? null : new Date(now - (daysAgo - 1) * day).toISOString()
    return {
      type: 'articleFlag',
      record: {
        id: derivedId('demo', 'flag', String(i)),
        version: 1,
        articleId: articleIdOf(key),
        authorId: people[(i * 3) % people.length]?.id ?? demoAgent.id,
        comment,
        ticketId: null,
        state,
        resolvedAt,
        resolvedById: resolvedAt === null ? null : demoEditor.id,
        createdAt,
      },
    }
  })
}

type MissRow = readonly [
  query: string,
  count: number,
  daysAgo: number,
  state?: 'written' | 'synonym' | 'ignored',
  key?: string,
]
const missRows: readonly MissRow[] = [
  ['homekit camera', 14, 1],
  ['e-18', 11, 0.4],
  ['starlink', 9, 2],
  ['heat pump', 8, 6],
  ['solar panel feed in', 7, 3],
  ['türklingel summt', 6, 4],
  ['change plan yearly', 5, 8],
  ['dishwasher leak', 4, 5],
  ['firmware beta', 4, 12],
  ['nfc tag', 3, 15],
  ['poe camera', 3, 9],
  ['sensor schimmel', 2, 11],
  ['sauna', 2, 30],
  ['zwave', 2, 21],
  ['asdf', 5, 33, 'ignored'],
  ['test', 12, 2, 'ignored'],
  ['reboot', 18, 45, 'synonym', 'reset-device'],
  ['kulanz', 6, 50, 'synonym', 'warranty-desk'],
  ['rollback', 9, 36, 'synonym', 'manual-firmware'],
  ['guest wifi hotel', 7, 70, 'written', 'guest-hotel'],
]

export function demoMisses(now: number): TypedRecord[] {
  return missRows.map(([query, count, daysAgo, state, key]) => ({
    type: 'searchMiss',
    record: {
      id: searchMissId(foldedQuery(query)),
      version: 1,
      query,
      count,
      lastAt: new Date(now - daysAgo * day).toISOString(),
      state: state ?? 'open',
      articleId: key === undefined ? null : articleIdOf(key),
      createdAt: new Date(now - (daysAgo + count * 4) * day).toISOString(),
    },
  }))
}

/** What two people have begun to write and not saved. */
export function demoArticleDrafts(now: number, newest: (translation: string) => string | null): TypedRecord[] {
  const draft = (userId: string, key: string, title: string, bodyHtml: string, hoursAgo: number): TypedRecord => ({
    type: 'articleDraft',
    record: {
      id: articleDraftId(articleIdOf(key), 'en', userId),
      version: 1,
      articleId: articleIdOf(key),
      language: 'en',
      userId,
      baseRevisionId: newest(translationId(articleIdOf(key), 'en')),
      title,
      summary: '',
      bodyHtml,
      attachments: [],
      updatedAt: new Date(now - hoursAgo * hour).toISOString(),
    },
  })
  return [
    draft(
      demoEditor.id,
      'move-house',
      'Take your network along when you move',
      '<p>Before you leave, note the name and the password of your Wi-Fi. Keep the units together with their power supplies: they are not all the same.</p><p>Tell your provider at least four weeks before. Lines at the new place take',
      5,
    ),
    draft(
      demoAgent.id,
      'alarm-false-police',
      'The siren woke the neighbourhood',
      '<p>Stop it in the app with the red tile, or with the button on the hub: press twice.</p><p>The message to the guard company goes out after',
      20,
    ),
  ]
}
