import { v7 as uuidv7 } from 'uuid'
import type { Session } from '#shared/api/auth'
import type { PushAnswer } from '#shared/api/sync'
import { demoEmails, demoPassword } from '#shared/domain/demo'
import { limits } from '#shared/domain/primitives'
import type { Ticket } from '#shared/domain/tickets'

/** What a colleague does on the same server meanwhile, over plain REST. */

async function call<T>(url: string, method: string, path: string, token: string | null, body?: unknown): Promise<T> {
  const answer = await fetch(new URL(path, url), {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

const tokens = new Map<string, string>()
async function token(url: string): Promise<string> {
  const known = tokens.get(url)
  if (known) return known
  const body = { email: demoEmails.lead, password: demoPassword, deviceName: 'bench' }
  const session = await call<Session>(url, 'POST', '/v1/sessions', null, body)
  tokens.set(url, session.accessToken)
  return session.accessToken
}

/** Pushes one command as the team lead; answers with the server's word and the time it was known, epoch milliseconds. */
export async function push(url: string, name: string, args: unknown): Promise<{ answer: PushAnswer; at: number }> {
  const command = { id: uuidv7(), name, args, composedAt: new Date().toISOString() }
  const answer = await call<PushAnswer>(url, 'POST', '/v1/commands', await token(url), { commands: [command] })
  const [outcome] = answer.outcomes
  if (outcome?.status !== 'applied') throw new Error(`refused: ${JSON.stringify(outcome)}`)
  return { answer, at: Date.now() }
}

export async function someTickets(url: string, count: number): Promise<Ticket[]> {
  const found: Ticket[] = []
  let before: string | undefined
  while (found.length < count) {
    const query = new URLSearchParams({ limit: '200', ...(before ? { before } : {}) })
    const page = await call<{ items: Ticket[]; next: string | null }>(
      url,
      'GET',
      `/v1/tickets?${query}`,
      await token(url),
    )
    found.push(...page.items.filter((ticket) => ticket.mergedIntoId === null))
    if (page.next === null) break
    before = page.next
  }
  return found.slice(0, count)
}

/** Gives `count` tickets another subject and answers with their records. `round` makes each call a real change. */
export async function changeTickets(url: string, count: number, round: number): Promise<{ id: string; doc: string }[]> {
  const tickets = await someTickets(url, count)
  for (let start = 0; start < tickets.length; start += limits.commandsPerPush) {
    const commands = tickets.slice(start, start + limits.commandsPerPush).map((ticket) => ({
      id: uuidv7(),
      name: 'ticket.update',
      args: { ticketId: ticket.id, set: { subject: `Round ${round} of ${ticket.subject}`.slice(0, 200) }, base: {} },
      composedAt: new Date().toISOString(),
    }))
    await call(url, 'POST', '/v1/commands', await token(url), { commands })
  }
  return tickets.map((ticket) => ({ id: ticket.id, doc: JSON.stringify(ticket) }))
}
