import { v7 as uuidv7 } from 'uuid'
import type { PushAnswer } from '#shared/api/sync'
import type { CommandInput, CommandName } from '#shared/commands/index'
import { demoEmails, demoPassword } from '#shared/domain/demo'
import { limits } from '#shared/domain/primitives'
import type { Ticket } from '#shared/domain/tickets'
import { callApi, envelope } from '../fixtures/server.ts'

/** What a colleague does on the same server meanwhile, over plain REST. */

const tokens = new Map<string, string>()
async function token(url: string): Promise<string> {
  const known = tokens.get(url)
  if (known) return known
  const body = { email: demoEmails.lead, password: demoPassword, deviceName: 'bench' }
  const session = await callApi(url, 'signIn', { body })
  tokens.set(url, session.accessToken)
  return session.accessToken
}

/** Pushes one command as the team lead; answers with the server's word and the time it was known, epoch milliseconds. */
export async function push<N extends CommandName>(
  url: string,
  name: N,
  args: CommandInput<N>,
): Promise<{ answer: PushAnswer; at: number }> {
  const answer = await callApi(url, 'commands', {
    as: await token(url),
    body: { commands: [envelope(name, args)] },
  })
  const at = Date.now()
  const [outcome] = answer.outcomes
  if (outcome?.status !== 'applied') throw new Error(`refused: ${JSON.stringify(outcome)}`)
  return { answer, at }
}

export async function someTickets(url: string, count: number): Promise<Ticket[]> {
  const found: Ticket[] = []
  let before: string | undefined
  while (found.length < count) {
    const query = { limit: 200, ...(before ? { before } : {}) }
    const page = await callApi(url, 'ticketList', { as: await token(url), query })
    found.push(...page.items.filter((ticket) => ticket.mergedIntoId === null))
    if (page.next === null) break
    before = page.next
  }
  return found.slice(0, count)
}

const paragraph = '<p>The light on the front blinks in amber and the telephone has no tone since the last update.</p>'

/** Adds notes and replies to `count` tickets until each has at least `messages`, and answers with the tickets. */
export async function lengthenTickets(url: string, count: number, messages: number): Promise<Ticket[]> {
  // Nothing can be written under a closed one.
  const tickets = (await someTickets(url, count * 4)).filter(({ status }) => status !== 'closed').slice(0, count)
  for (const ticket of tickets) {
    const commands = Array.from({ length: messages }, (_, index) =>
      envelope('ticket.reply', {
        ticketId: ticket.id,
        messageId: uuidv7(),
        kind: 'note',
        bodyHtml: `<p>Step ${index + 1}.</p>${paragraph.repeat(1 + (index % 3))}`,
        cc: [],
        mentionedUserIds: [],
        attachments: [],
      }),
    )
    await callApi(url, 'commands', { as: await token(url), body: { commands } })
  }
  return tickets
}

/** Gives `count` tickets another subject and answers with their records. `round` makes each call a real change. */
export async function changeTickets(url: string, count: number, round: number): Promise<{ id: string; doc: string }[]> {
  const tickets = await someTickets(url, count)
  for (let start = 0; start < tickets.length; start += limits.commandsPerPush) {
    const commands = tickets.slice(start, start + limits.commandsPerPush).map((ticket) =>
      envelope('ticket.update', {
        ticketId: ticket.id,
        set: { subject: `Round ${round} of ${ticket.subject}`.slice(0, 200) },
        base: {},
      }),
    )
    await callApi(url, 'commands', { as: await token(url), body: { commands } })
  }
  return tickets.map((ticket) => ({ id: ticket.id, doc: JSON.stringify(ticket) }))
}
