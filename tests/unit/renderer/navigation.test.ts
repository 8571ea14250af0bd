// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { personOf, personQueueKey, queueRefOf } from '../../../renderer/app/navigation.ts'

const userId = '0192ee00-0000-7000-8000-000000000001'

test('a person has a queue of their open tickets, with an address of its own', () => {
  const key = personQueueKey(userId)
  expect(personOf(key)).toBe(userId)
  expect(queueRefOf(key)).toMatchObject({
    kind: 'conditions',
    conditions: [{ field: 'assignee', op: 'in', values: [userId] }, { field: 'status' }],
  })
})

test('an address that names nobody is no queue', () => {
  expect(queueRefOf(personQueueKey('somebody'))).toBeNull()
  expect(personOf('mine')).toBeNull()
})
