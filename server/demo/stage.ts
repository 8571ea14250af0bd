import type { TicketEvent, TicketPriority, TicketStatus } from '../../shared/domain/tickets.ts'
import { people } from './people.ts'
import type { Step } from './plan.ts'

/** The ticket while it is played, with the system entries that tell of each change. */
export class Stage {
  readonly list: Step[] = []
  readonly tags: string[] = []
  status: TicketStatus = 'new'
  solvedAt: number | null = null
  assignee: number | null = null
  priority: TicketPriority

  constructor(priority: TicketPriority) {
    this.priority = priority
  }

  lastAt(otherwise: number): number {
    return this.list.at(-1)?.at ?? otherwise
  }

  /** `user` -1 is the system. */
  tell(at: number, user: number, event: TicketEvent): void {
    this.list.push({ at, by: user < 0 ? 'system' : 'user', user, beat: null, event })
  }

  /** Without an entry of its own, as a merge does it. */
  become(at: number, to: TicketStatus): void {
    const ended = to === 'solved' || to === 'closed'
    const wasEnded = this.status === 'solved' || this.status === 'closed'
    this.solvedAt = ended ? (wasEnded ? this.solvedAt : at) : null
    this.status = to
  }

  setStatus(at: number, user: number, to: TicketStatus): void {
    if (to === this.status) return
    this.tell(at, user, { type: 'status', from: this.status, to })
    this.become(at, to)
  }

  assign(at: number, user: number, to: number | null): void {
    if (to === this.assignee) return
    this.tell(at, user, { type: 'assignee', from: personId(this.assignee), to: personId(to) })
    this.assignee = to
  }

  addTags(at: number, user: number, added: readonly string[]): void {
    const fresh = added.filter((tag) => !this.tags.includes(tag))
    if (fresh.length === 0) return
    this.tags.push(...fresh)
    this.tell(at, user, { type: 'tags', added: fresh, removed: [] })
  }

  raise(at: number, user: number): void {
    if (this.priority === 'high' || this.priority === 'urgent') return
    this.tell(at, user, { type: 'priority', from: this.priority, to: 'high' })
    this.priority = 'high'
  }
}

export function personId(index: number | null): string | null {
  return index === null ? null : (people[index]?.id ?? null)
}
