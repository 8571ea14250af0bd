import { afterEach, beforeEach, expect, test } from 'vitest'
import { startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

test('an address of internet telephony is dialled as such, and can be called back from the log', async () => {
  const ana = await world.desktop()
  const dial = (number: string) =>
    ana.local('call.dial', { number, customerId: null, ticketId: null, purpose: 'service', override: null })
  const { callId, url } = await dial('sip:front.desk@pbx.example:5061;transport=tcp')
  expect(url).toBe('sip:front.desk@pbx.example:5061')
  const { rawNumber, number } = (await ana.query('call.get', { callId }))?.call ?? {}
  expect([rawNumber, number]).toEqual(['front.desk@pbx.example:5061', null])
  expect((await dial(rawNumber ?? '')).url).toBe(url)
  const known = await dial('sip:+351912345678@pbx.example')
  expect(known.url).toBe('sip:+351912345678@pbx.example')
  expect((await ana.query('call.get', { callId: known.callId }))?.call.number).toBe('+351912345678')
  const shown = await ana.query('call.beforeDial', { number: 'sip:front.desk@pbx.example', customerId: null })
  expect(shown).toMatchObject({ number: null, shownNumber: 'front.desk@pbx.example' })
})
