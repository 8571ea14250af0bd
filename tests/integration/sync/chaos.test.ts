import fc from 'fast-check'
import { afterAll, beforeAll, expect } from 'vitest'
import { newTicket } from '../../fixtures/client.ts'
import { type Chaos, doubled, lost, perform, startChaos, stepKinds } from './chaos.ts'
import { chaosTest } from './chaos-test.ts'

/** Everything at once; `SYNC_CASES=400` makes more than 5,000 faults of it. */

let chaos: Chaos
beforeAll(async () => {
  chaos = await startChaos(4)
})
afterAll(() => chaos.stop())

chaosTest(
  'I2 I3 I5: whatever the network does, every desktop ends with the truth and nothing acknowledged is lost or doubled',
  {
    chaos: () => chaos,
    cases: 8,
    step: fc.record({
      actor: fc.nat(3),
      kind: fc.constantFrom(...stepKinds),
      pick: fc.nat(255),
      text: fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).map((text) => text.trim() || 'words'),
    }),
    mostSteps: 50,
    faultShares: [0, 0.2, 0.4, 0.6],
    begin: async () => {
      const [team = ''] = chaos.teams
      const [customerId = ''] = chaos.customers
      chaos.tickets.length = 0
      for (const subject of ['first', 'second', 'third']) {
        const ticket = newTicket(team, customerId, subject)
        await chaos.server().run(chaos.admin, 'ticket.create', ticket)
        chaos.tickets.push(ticket.ticketId)
      }
    },
    perform: (_, step) => perform(chaos, step),
    check: async () => {
      expect(await lost(chaos)).toEqual([])
      expect(await doubled(chaos.server())).toEqual([])
    },
  },
)
