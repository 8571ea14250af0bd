import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newTicket } from '../../fixtures/client.ts'
import { type Chaos, doubled, heal, injectFaults, lost, perform, randomFrom, startChaos, stepKinds } from './chaos.ts'
import { expectSame } from './compare.ts'

/** Cases of random work under random faults; `SYNC_CASES=400` makes more than 5,000 faults of it. */
const cases = Number(process.env.SYNC_CASES ?? 8)
const seed = process.env.SYNC_SEED === undefined ? undefined : Number(process.env.SYNC_SEED)

let chaos: Chaos
beforeAll(async () => {
  chaos = await startChaos(4)
})
afterAll(() => chaos.stop())

const step = fc.record({
  actor: fc.nat(3),
  kind: fc.constantFrom(...stepKinds),
  pick: fc.nat(255),
  text: fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).map((text) => text.trim() || 'words'),
})
const scenario = fc.record({
  steps: fc.array(step, { minLength: 15, maxLength: 50 }),
  share: fc.constantFrom(0, 0.2, 0.4, 0.6),
  seed: fc.nat(),
})

test(
  'I2 I3 I5: whatever the network does, every desktop ends with the truth and nothing acknowledged is lost or doubled',
  async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ steps, share, seed: faultSeed }) => {
        const [team = ''] = chaos.teams
        const [customerId = ''] = chaos.customers
        // A few fresh tickets, so that everybody meets on them.
        chaos.tickets.length = 0
        for (const subject of ['first', 'second', 'third']) {
          const ticket = newTicket(team, customerId, subject)
          await chaos.server().run(chaos.admin, 'ticket.create', ticket)
          chaos.tickets.push(ticket.ticketId)
        }
        injectFaults(chaos, share, randomFrom(faultSeed))
        for (const each of steps) await perform(chaos, each)
        await heal(chaos)
        for (const { client, session } of chaos.actors) await expectSame(chaos.server(), session, client.userDataDir)
        expect(await lost(chaos)).toEqual([])
        expect(await doubled(chaos.server())).toEqual([])
      }),
      // The world goes on from case to case: running a failed one again in smaller pieces would not be the same.
      { numRuns: cases, endOnFailure: true, ...(seed === undefined ? {} : { seed }) },
    )
    console.info(`${cases} cases, ${chaos.faults()} faults`)
  },
  60_000 + cases * 20_000,
)
