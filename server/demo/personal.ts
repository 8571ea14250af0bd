import { draftId, readMarkId } from '../../shared/domain/records.ts'
import type { Draft, ReadMark } from '../../shared/domain/tickets.ts'
import { buildBody, parseBlocks } from './body.ts'
import { demoAgent, people, teamId } from './people.ts'
import type { TicketPlan } from './plan.ts'
import { createRandom, mixSeed } from './random.ts'
import { day, minute } from './rhythm.ts'

/** What people keep for themselves: the demo agent's drafts, and how far everybody has read. */
export interface Personal {
  /** To be called with every ticket, oldest first. */
  see(plan: TicketPlan): void
  drafts(): Draft[]
  readMarks(): ReadMark[]
}

export function createPersonal(seed: number, now: number): Personal {
  const random = createRandom(mixSeed(seed, 91))
  const marks: ReadMark[] = []
  const own: TicketPlan[] = []
  const homeTeams = demoAgent.teams.map(teamId)

  const mark = (ticketId: string, userId: string, readAt: string) =>
    marks.push({ id: readMarkId(ticketId, userId), version: 1, ticketId, userId, readAt })

  return {
    see(plan) {
      const { ticket } = plan
      const ended = ticket.status === 'solved' || ticket.status === 'closed'
      if (homeTeams.includes(ticket.teamId)) {
        const mine = ticket.assigneeId === demoAgent.id
        if (mine && !ended) own.push(plan)
        const unread = !ended && random.chance(mine ? 0.4 : ticket.assigneeId === null ? 0.7 : 0.15)
        const freshWord = ticket.lastMessageAt === ticket.lastCustomerMessageAt
        if (!unread || (mine && !freshWord)) mark(ticket.id, demoAgent.id, ticket.lastMessageAt)
        else if (mine && ticket.firstRespondedAt) mark(ticket.id, demoAgent.id, ticket.firstRespondedAt)
      }
      // Everybody else: what they worked on lately. Older marks would only be ballast.
      const recent = now - Date.parse(ticket.updatedAt) < 45 * day
      if (recent && ticket.assigneeId !== null && ticket.assigneeId !== demoAgent.id && (ended || random.chance(0.7))) {
        mark(ticket.id, ticket.assigneeId, ticket.lastMessageAt)
      }
    },
    drafts() {
      const open = own.filter(({ ticket, catalogue }) => ticket.status === 'open' && catalogue.language === 'en')
      const [first, second] = open.slice(-4)
      const colleague = people.find((each) => each.name === 'Jonas Weidner')
      const drafts: Draft[] = []
      if (first) drafts.push(draft(first, 'public', replyBegun(first), now - 47 * minute))
      if (second && colleague) {
        const mention = `<span data-type="mention" data-id="${colleague.id}" data-label="${colleague.name}">@${colleague.name}</span>`
        drafts.push(
          draft(
            second,
            'note',
            `<p>${mention} before I offer an exchange: didn't you have one like this with the same</p>`,
            now - 3 * 60 * minute,
          ),
        )
      }
      return drafts
    },
    readMarks: () => marks,
  }
}

function replyBegun({ customer, catalogue, scenario }: TicketPlan): string {
  const hello = (catalogue.agentHello[0] ?? '').replace('{first}', customer.firstName)
  const matter = scenario.tags.includes('heating') ? 'the heating' : 'this'
  const text = `${hello}\nThank you for trying that. I have looked at ${matter} again with a colleague, and there is one setting that we have not touched yet. Could you open the app and`
  return buildBody(parseBlocks(text), 'paragraphs').html
}

function draft({ ticket }: TicketPlan, kind: Draft['kind'], bodyHtml: string, at: number): Draft {
  return {
    id: draftId(ticket.id, demoAgent.id),
    version: 1,
    ticketId: ticket.id,
    userId: demoAgent.id,
    kind,
    bodyHtml,
    cc: [],
    attachments: [],
    updatedAt: new Date(at).toISOString(),
  }
}
