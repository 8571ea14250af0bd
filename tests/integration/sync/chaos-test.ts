import fc from 'fast-check'
import { test } from 'vitest'
import { until } from '../../fixtures/client.ts'
import { type FaultKind, faultKinds } from '../../fixtures/fault-proxy.ts'
import type { Chaos } from './chaos.ts'
import { expectSame } from './compare.ts'

/** Random work under random faults, until everybody has what the server has. */

const seed = process.env.SYNC_SEED === undefined ? undefined : Number(process.env.SYNC_SEED)

interface Scenario<Step, World> {
  readonly chaos: () => Chaos
  /** As many cases as a usual run has; `SYNC_CASES=400` takes so many in its place. */
  readonly cases: number
  readonly step: fc.Arbitrary<Step>
  readonly mostSteps: number
  /** Of how many requests, of one, something happens to. */
  readonly faultShares: readonly number[]
  /** Something fresh for each case, so that everybody meets on it. */
  readonly begin: () => Promise<World>
  readonly perform: (world: World, step: Step) => Promise<void>
  /** What must be true when everything is quiet, besides that all have the same. */
  readonly check: (world: World) => Promise<void>
}

export function chaosTest<Step, World>(name: string, scenario: Scenario<Step, World>): void {
  const { chaos: begun, step, mostSteps, faultShares, begin, perform, check } = scenario
  const cases = Number(process.env.SYNC_CASES ?? scenario.cases)
  const arbitrary = fc.record({
    steps: fc.array(step, { minLength: 15, maxLength: mostSteps }),
    share: fc.constantFrom(...faultShares),
    seed: fc.nat(),
  })
  test(
    name,
    async () => {
      const chaos = begun()
      await fc.assert(
        fc.asyncProperty(arbitrary, async ({ steps, share, seed: faultSeed }) => {
          const world = await begin()
          injectFaults(chaos, share, randomFrom(faultSeed))
          for (const each of steps) await perform(world, each)
          await heal(chaos)
          for (const { client, session } of chaos.actors) await expectSame(chaos.server(), session, client.userDataDir)
          await check(world)
        }),
        // The world goes on from case to case: running a failed one again in smaller pieces would not be the same.
        { numRuns: cases, endOnFailure: true, ...(seed === undefined ? {} : { seed }) },
      )
      console.info(`${cases} cases, ${chaos.faults()} faults`)
    },
    60_000 + cases * 20_000,
  )
}

/** Makes a share of all requests fail. Signing in is left alone: that is the person's own to repeat. */
function injectFaults(chaos: Chaos, share: number, random: () => number): void {
  for (const { network } of chaos.actors) {
    network.faults.decide = ({ path }) => {
      if (path.startsWith('/v1/sessions') || random() >= share) return undefined
      const kind: FaultKind | undefined = faultKinds[Math.floor(random() * faultKinds.length)]
      // A stream that is asked for twice or in full never answers.
      const endless =
        path.startsWith('/v1/live') &&
        (kind === 'drop-answer' ||
          kind === 'delay-answer' ||
          kind === 'cut-body' ||
          kind === 'repeat' ||
          kind === 'repeat-first')
      return endless ? 'drop-request' : kind
    }
  }
}

/** Everything works again, and everybody gets through with what they have. */
async function heal(chaos: Chaos): Promise<void> {
  for (const { network } of chaos.actors) {
    network.faults.decide = undefined
    network.faults.offline = false
  }
  for (const { client } of chaos.actors) client.data().wake()
  for (const { client } of chaos.actors) {
    await until(async () => {
      const { connection } = await client.query('app.status', {})
      return connection === 'online' && (await client.allSent())
    }, 30_000)
  }
  // Only now has everything reached the server that everybody has to pull.
  for (const { client } of chaos.actors) await client.quiet(20_000)
}

/** Small and good enough: mulberry32. */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
