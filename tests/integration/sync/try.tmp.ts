import { startWorld } from './world.ts'
import { reply } from '../../fixtures/client.ts'
const world = await startWorld()
const ana = await world.desktop({ report: (w, e) => console.error(w, e) })
const commands = ({ path }: { path: string }) => path.startsWith('/v1/commands')
  for (let i = 0; i < 4; i++) world.network.faults.next('drop-answer', commands)
  world.network.faults.next('repeat', commands)
const n = world.network.faults.seen.length
  await ana.act('ticket.reply', reply(world.ticketId, 'We are on it'))
for (let i = 0; i < 20; i++) { await new Promise(r => setTimeout(r, 200)); const s = await ana.query('app.status', {}); console.log(s.waiting, s.connection, s.nextAttemptAt, (await ana.query('outbox.list',{}))[0]?.state) }
console.log(world.network.faults.seen.slice(n).map(x=>x.path.slice(0,30)+' '+x.fault))
await ana.stop(); await world.stop()
