import type { Customer } from '#shared/domain/people'
import { escapeText, paragraphsHtml } from '#shared/rules/plain-html'

/** A first text of an article from a ticket: the trouble in the customer's words, and how it was answered. */

export interface TicketWords {
  readonly subject: string
  readonly customer: Pick<Customer, 'name' | 'emails' | 'phones'> | null
  /** The customer's messages, plain, oldest first. */
  readonly said: readonly string[]
  /** The last public answer, plain. */
  readonly answered: string
}

export interface ArticleHeads {
  readonly problem: string
  readonly solution: string
  /** Stands where the solution is still to be written. */
  readonly toWrite: string
}

const most = 6_000

export function articleFromTicket(ticket: TicketWords, heads: ArticleHeads): { title: string; bodyHtml: string } {
  const problem = nameless(ticket.said[0] ?? '', ticket.customer).slice(0, most)
  const solution = nameless(ticket.answered, ticket.customer).slice(0, most)
  const parts = [
    `<h2>${escapeText(heads.problem)}</h2>`,
    problem.trim() === '' ? '<p></p>' : `<blockquote>${paragraphsHtml(problem)}</blockquote>`,
    `<h2>${escapeText(heads.solution)}</h2>`,
    solution.trim() === '' ? `<p>${escapeText(heads.toWrite)}</p>` : paragraphsHtml(solution),
  ]
  return { title: nameless(ticket.subject, ticket.customer).trim().slice(0, 300), bodyHtml: parts.join('') }
}

/** An article is read by many: who had the trouble stands in the ticket alone. */
export function nameless(text: string, customer: TicketWords['customer']): string {
  if (!customer) return text
  const swaps: [string, string][] = [
    ...customer.emails.map((email): [string, string] => [email, '{{customer.email}}']),
    ...customer.phones.map((phone): [string, string] => [phone, '{{customer.phone}}']),
    [customer.name, '{{customer.name}}'],
  ]
  const [firstName, ...others] = customer.name.trim().split(/\s+/)
  if (firstName && others.length > 0 && firstName.length > 2) swaps.push([firstName, '{{customer.firstName}}'])
  return swaps.reduce((sofar, [from, to]) => {
    if (from.trim() === '') return sofar
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}{.])${literal(from)}(?![\\p{L}\\p{N}}])`, 'giu')
    return sofar.replace(pattern, to)
  }, text)
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
