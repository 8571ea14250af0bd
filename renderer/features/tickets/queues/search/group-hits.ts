import type { SearchHit } from '#shared/ipc/views'

export type HitKind = SearchHit['kind']
export interface HitGroup {
  readonly kind: HitKind
  readonly hits: readonly SearchHit[]
}

const order: readonly HitKind[] = ['ticket', 'organization', 'customer', 'article', 'message']

/** Hits by kind, each kind in the order of its rank. Kinds without a hit are left out. */
export function groupHits(hits: readonly SearchHit[]): readonly HitGroup[] {
  return order
    .map((kind) => ({ kind, hits: hits.filter((hit) => hit.kind === kind) }))
    .filter((group) => group.hits.length > 0)
}

export function hitKey(hit: SearchHit): string {
  switch (hit.kind) {
    case 'ticket':
      return `ticket-${hit.ticketId}`
    case 'message':
      return `message-${hit.messageId}`
    case 'customer':
      return `customer-${hit.customerId}`
    case 'organization':
      return `organization-${hit.organizationId}`
    case 'article':
      return `article-${hit.translationId}`
  }
}
