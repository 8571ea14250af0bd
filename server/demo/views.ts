import { derivedId } from '../../shared/domain/records.ts'
import type { View } from '../../shared/domain/tickets.ts'
import { demoAgent } from './people.ts'
import { day } from './rhythm.ts'
import { tagIds } from './tags.ts'

/** Saved queues beyond the built-in ones: three that everybody sees, two of the demo agent's own. */
export function demoViews(now: number): View[] {
  const view = (
    name: string,
    ownerId: string | null,
    position: number,
    rest: Pick<View, 'conditions' | 'sort'>,
  ): View => ({
    id: derivedId('demo', 'view', name),
    version: 1,
    name,
    ownerId,
    position,
    createdAt: new Date(now - (200 - position * 9) * day).toISOString(),
    ...rest,
  })
  const alive = { field: 'status', op: 'not-in', values: ['solved', 'closed'] } as const
  const ourTurn = { field: 'status', op: 'in', values: ['new', 'open'] } as const
  return [
    view('Angry customers', null, 1, {
      conditions: [
        { field: 'tag', op: 'in', values: [tagIds['angry customer']] },
        { ...alive, values: [...alive.values] },
      ],
      sort: { by: 'urgency', direction: 'asc' },
    }),
    view('Firmware 4.2', null, 2, {
      conditions: [{ field: 'tag', op: 'in', values: [tagIds['firmware 4.2']] }],
      sort: { by: 'updated', direction: 'desc' },
    }),
    view('VIPs waiting for us', null, 3, {
      conditions: [
        { field: 'tag', op: 'in', values: [tagIds.vip] },
        { ...ourTurn, values: [...ourTurn.values] },
      ],
      sort: { by: 'urgency', direction: 'asc' },
    }),
    view('My heating cases', demoAgent.id, 4, {
      conditions: [
        { field: 'tag', op: 'in', values: [tagIds.heating] },
        { field: 'assignee', op: 'in', values: ['me'] },
      ],
      sort: { by: 'updated', direction: 'desc' },
    }),
    view('Silent for a week', demoAgent.id, 5, {
      conditions: [
        { field: 'team', op: 'in', values: ['mine'] },
        { field: 'status', op: 'in', values: ['waiting'] },
        { field: 'updated', op: 'older-than', hours: 7 * 24 },
      ],
      sort: { by: 'updated', direction: 'asc' },
    }),
  ]
}
