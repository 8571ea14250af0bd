import type { View } from '#shared/domain/tickets'
import type { QueryResult } from '#shared/ipc/contract'
import { builtInQueue } from '#shared/ipc/views'
import type { QueryHandlers } from '../cache/query.ts'
import { allRecords } from '../cache/records.ts'
import { countQueue, pageRows, positionIn, queueFrom, queueOf } from './queue.ts'
import { ticketRows } from './rows.ts'

/** More than this is not asked for by hand. */
const maxSelection = 2_000
const previewRows = 50

/** Queues and saved views. Each answer sees one state of the cache, so a total fits its page. */
export const listQueries: QueryHandlers<
  'ticket.queues' | 'ticket.list' | 'ticket.position' | 'ticket.ids' | 'ticket.preview'
> = {
  'ticket.queues': (cache, context) =>
    cache.read(
      async (sql) => {
        const counts: QueryResult<'ticket.queues'> = []
        for (const name of builtInQueue.options) {
          const queue = await queueOf(sql, context, { kind: 'built-in', queue: name })
          if (queue) counts.push({ queue: { kind: 'built-in', queue: name }, ...(await countQueue(sql, queue)) })
        }
        for (const view of viewsInSight(await allRecords(sql, 'view'), context.me.id)) {
          const queue = await queueFrom(sql, context, view.conditions)
          counts.push({ queue: { kind: 'view', viewId: view.id }, ...(await countQueue(sql, queue)) })
        }
        return counts
      },
      { consistent: true },
    ),

  'ticket.list': (cache, context, { queue: ref, sort, offset, limit }) =>
    cache.read(
      async (sql) => {
        const queue = await queueOf(sql, context, ref)
        if (!queue) return { total: 0, items: [] }
        const { count } = await countQueue(sql, queue)
        const rows = await pageRows(sql, queue, sort, { offset, limit, total: count })
        return { total: count, items: await ticketRows(sql, context.me.id, rows) }
      },
      { consistent: true },
    ),

  'ticket.position': (cache, context, { queue: ref, sort, ticketId }) =>
    cache.read(
      async (sql) => {
        const queue = await queueOf(sql, context, ref)
        return queue ? positionIn(sql, queue, sort, ticketId) : null
      },
      { consistent: true },
    ),

  'ticket.ids': (cache, context, { queue: ref, sort, from, to }) =>
    cache.read(
      async (sql) => {
        const queue = await queueOf(sql, context, ref)
        if (!queue || to < from) return []
        const { count } = await countQueue(sql, queue)
        const limit = Math.min(to - from + 1, maxSelection)
        const rows = await pageRows(sql, queue, sort, { offset: from, limit, total: count })
        const found = await sql.all<{ id: string }>(
          'SELECT ticket.id FROM json_each(?) AS wanted CROSS JOIN ticket ON row = wanted.value ORDER BY wanted.key',
          [JSON.stringify(rows)],
        )
        return found.map(({ id }) => id)
      },
      { consistent: true },
    ),

  'ticket.preview': (cache, context, { conditions, sort }) =>
    cache.read(
      async (sql) => {
        const queue = await queueFrom(sql, context, conditions)
        const { count } = await countQueue(sql, queue)
        const rows = await pageRows(sql, queue, sort, { offset: 0, limit: previewRows, total: count })
        return { total: count, items: await ticketRows(sql, context.me.id, rows) }
      },
      { consistent: true },
    ),
}

function viewsInSight(views: readonly View[], userId: string): View[] {
  return views
    .filter((view) => view.ownerId === null || view.ownerId === userId)
    .sort((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1))
}
