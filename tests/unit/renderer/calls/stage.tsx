import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup } from '@testing-library/react'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, vi } from 'vitest'
import { derivedId } from '#shared/domain/records'
import type { Ticket } from '#shared/domain/tickets'
import type { CallDetail, CallRow } from '#shared/ipc/calls'
import type { AppContext, CustomerCard, TicketDetail } from '#shared/ipc/views'
import { queryClient } from '../../../../renderer/app/data.ts'
import { startI18n } from '../../../../renderer/app/i18n.ts'
import { ids, person, settings, start, ticketRecord, world } from '../../shared/effects.ts'

/** A window with calls in it, over a data process that the test plays. */

export const solved = derivedId('solved')
export const promised = derivedId('promised')
export const notReached = derivedId('not reached')
export const me = person(ids.agent)
const context: AppContext = {
  me,
  workspace: { id: derivedId('workspace'), version: 1, name: 'Team', settings, createdAt: start },
  teams: [],
  users: [me],
  tags: [],
  views: [],
  dispositions: [
    { id: solved, version: 1, name: 'Solved', position: 1, active: true, means: null },
    { id: promised, version: 1, name: 'Callback promised', position: 2, active: true, means: 'callback' },
    { id: notReached, version: 1, name: 'Not reached', position: 3, active: true, means: 'not-reached' },
  ],
} as unknown as AppContext

export const row = (set: Partial<CallRow> = {}): CallRow => ({
  id: derivedId('call'),
  version: 1,
  teamId: ids.support,
  direction: 'inbound',
  number: '+351912345678',
  rawNumber: '+351912345678',
  withheld: false,
  customerId: ids.customer,
  agentId: me.id,
  state: 'wrap-up',
  ringingAt: start,
  answeredAt: start,
  endedAt: start,
  holds: [],
  wrapUpSeconds: null,
  dispositionId: null,
  notes: '',
  scriptRunId: null,
  ticketId: null,
  recordingUrl: null,
  externalId: null,
  reason: '',
  purpose: null,
  override: null,
  against: [],
  customerName: 'Rosa Lopes',
  customerTier: 'gold',
  shownNumber: '+351 912 345 678',
  pending: false,
  ...set,
})

export const detail = ({ call, ...set }: { call?: Partial<CallRow> } & Partial<Omit<CallDetail, 'call'>> = {}) => ({
  call: row(call),
  customer: null,
  consents: [],
  ticket: null,
  openTickets: [],
  matches: [],
  country: 'PT',
  callbacks: [],
  openCallbacks: [],
  ...set,
})

interface Asked {
  readonly name: string
  readonly args: Record<string, unknown>
}

export interface Stage {
  /** What the forms wrote, by form. */
  readonly disk: Map<string, string>
  readonly commands: Asked[]
  /** Answers of the test for what the stage does not know by itself; undefined passes on. */
  query: (name: string, args: never) => unknown
  command: (name: string, args: never) => unknown
}

export const ticketDetail = (set: Partial<Ticket> = {}): TicketDetail => ({
  ticket: ticketRecord(set),
  customer: null,
  organization: null,
  draft: null,
  readAt: null,
  pending: false,
  linked: [],
  mergedFrom: [],
  mergedInto: null,
})

export function customerCard(): CustomerCard {
  const known = world().get('customer', ids.customer)
  if (!known) throw new Error('a world with a customer')
  const customer = { ...known, name: 'Rosa Lopes', phones: ['+351912345678'] }
  const shownPhones = ['+351 912 345 678']
  return {
    customer,
    organization: null,
    shownPhones,
    openTickets: [],
    earlierTickets: [],
    openCount: 0,
    ticketCount: 0,
  }
}

/** Anew for every test. */
export function callStage(): Stage {
  const stage: Stage = { disk: new Map(), commands: [], query: () => undefined, command: () => undefined }
  beforeEach(async () => {
    stage.disk.clear()
    stage.commands.length = 0
    stage.query = () => undefined
    stage.command = () => undefined
    window.matchMedia = (media) => Object.assign(new EventTarget(), { matches: false, media }) as MediaQueryList
    const nothing = () => undefined
    window.ResizeObserver = class {
      observe = nothing
      unobserve = nothing
      disconnect = nothing
    }
    Element.prototype.scrollIntoView = nothing
    Element.prototype.scrollTo = nothing
    Object.assign(document, { fonts: new EventTarget() })
    vi.stubGlobal('switchboard', {
      query: async (name: string, args: never) => {
        const own = stage.query(name, args)
        if (own !== undefined) return own
        if (name === 'app.context') return context
        if (name === 'unsaved.get') return stage.disk.get((args as { form: string }).form) ?? null
        return []
      },
      command: async (name: string, args: never) => {
        stage.commands.push({ name, args })
        const own = await stage.command(name, args)
        if (own !== undefined) return own
        if (name === 'command.batch') return { commandIds: [], rejected: [] }
        const { form, content } = args as { form: string; content: string | null }
        if (name === 'unsaved.save' && content !== null) stage.disk.set(form, content)
        else if (name === 'unsaved.save') stage.disk.delete(form)
        return null
      },
      subscribe: () => () => undefined,
    })
    await startI18n()
    await i18next.loadNamespaces(['calls', 'errors', 'customers', 'sync', 'scripts', 'app'])
  })
  afterEach(() => {
    cleanup()
    queryClient.clear()
  })
  return stage
}

export const inWindow = (children: ReactNode) => (
  <QueryClientProvider client={queryClient}>
    <MantineProvider env="test">{children}</MantineProvider>
  </QueryClientProvider>
)

/** Long enough for the forms to write what was typed. */
export const settle = (milliseconds = 350) => act(() => new Promise((done) => setTimeout(done, milliseconds)))
