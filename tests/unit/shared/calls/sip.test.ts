import { expect, test } from 'vitest'
import { sipAddress } from '#shared/rules/calls/sip'

test('an address of internet telephony keeps its letters and loses its parameters', () => {
  expect(sipAddress('SIP:Front.Desk@pbx.example;transport=tcp')).toBe('sip:Front.Desk@pbx.example')
  expect(sipAddress('sips:ana@[2001:db8::1]:5061?subject=x')).toBe('sips:ana@[2001:db8::1]:5061')
  expect(sipAddress('ana@pbx.example')).toBe('sip:ana@pbx.example')
  for (const other of ['+351 912 345 678', 'tel:+351912345678', 'sip:112', 'door 12', '@', 'sip:a b@c', ''])
    expect(sipAddress(other)).toBeNull()
})
