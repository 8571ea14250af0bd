import { startWorld } from './world.ts'
import { reply, draftOf, startClient, until } from '../../fixtures/client.ts'
import { openConnection } from '../../../electron/data/cache/driver.ts'
import { importRecords } from '../../../server/store/import.ts'
import { mkdtempSync } from 'node:fs'
import { startServer } from '../../fixtures/server.ts'
import { spawn } from 'node:child_process'
const med = (a: number[]) => a.sort((x, y) => x - y)[Math.floor(a.length / 2)]!.toFixed(2)
const p95 = (a: number[]) => a.sort((x, y) => x - y)[Math.floor(a.length * 0.95)]!.toFixed(2)
const dir = mkdtempSync('/tmp/floor-')
const c = await openConnection(dir + '/x.db', { readonly: false })
await c.exec('pragma journal_mode=wal; pragma synchronous=full; create table t (a text)')
const floor: number[] = []
for (let i = 0; i < 200; i++) { const t = performance.now(); await c.run('insert into t values (?)', ['x'.repeat(500)]); floor.push(performance.now() - t) }
console.log('floor FULL commit', med(floor), p95(floor))
const world = await startWorld()
const ana = await world.desktop()
for (const online of [true, false]) {
  world.network.faults.offline = !online
  const d: number[] = [], r: number[] = []
  for (let i = 0; i < 200; i++) { const t = performance.now(); await ana.act('draft.save', draftOf(world.ticketId, 'hello ' + i)); d.push(performance.now() - t); await new Promise(r => setTimeout(r, 5)) }
  for (let i = 0; i < 100; i++) { const t = performance.now(); await ana.act('ticket.reply', reply(world.ticketId, 'hello ' + i)); r.push(performance.now() - t); await new Promise(r => setTimeout(r, 5)) }
  console.log(online ? 'online' : 'offline', 'draft', med(d), p95(d), 'reply', med(r), p95(r))
}
world.network.faults.offline = false
ana.data().wake()
let t = performance.now()
await ana.quiet(60000); console.log('drain 100 replies on one ticket', (performance.now() - t).toFixed(0))
t = performance.now()
const msgs = Array.from({ length: 40000 }, (_, i) => ({ type: 'message' as const, record: { id: crypto.randomUUID(), version: 1, ticketId: world.ticketId, teamId: world.teamB, kind: 'public' as const, authorKind: 'customer' as const, authorId: world.customerId, bodyHtml: '<p>' + 'lorem ipsum dolor sit amet '.repeat(8) + i + '</p>', bodyText: 'lorem ipsum dolor sit amet '.repeat(8) + i, cc: [], mentionedUserIds: [], attachmentIds: [], event: null, createdAt: '2026-01-01T00:00:00.000Z', composedAt: null } }))
for (let i = 0; i < msgs.length; i += 5000) await importRecords(world.server.store, msgs.slice(i, i + 5000))
console.log('import', performance.now() - t)
const u = await world.server.makeUser(world.admin, { role: 'agent', teamIds: [world.teamB] })
const b = await startClient()
await b.connect(world.server.url, u.user.email)
t = performance.now()
await until(async () => (await b.query('app.status', {})).phase === 'ready', 60000)
const s = (performance.now() - t) / 1000
console.log('fill 40k messages', s.toFixed(2), 's', (40000 / s).toFixed(0), 'rows/s (server in same process)')
await b.stop(); await world.stop(); await c.close()
