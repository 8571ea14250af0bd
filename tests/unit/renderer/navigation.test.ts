// @vitest-environment jsdom
import { expect, test } from 'vitest'
import {
  personOf,
  personQueueKey,
  placeOf,
  queueRefOf,
  teamOf,
  teamQueueKey,
} from '../../../renderer/app/navigation.ts'

const userId = '0192ee00-0000-7000-8000-000000000001'

test('a person has a queue of their open tickets, with an address of its own', () => {
  const key = personQueueKey(userId)
  expect(personOf(key)).toBe(userId)
  expect(queueRefOf(key)).toMatchObject({
    kind: 'conditions',
    conditions: [{ field: 'assignee', op: 'in', values: [userId] }, { field: 'status' }],
  })
})

test('a team has one of its open tickets, whoever they are assigned to', () => {
  const key = teamQueueKey(userId)
  expect([teamOf(key), personOf(key)]).toEqual([userId, null])
  expect(queueRefOf(key)).toMatchObject({
    kind: 'conditions',
    conditions: [{ field: 'team', op: 'in', values: [userId] }, { field: 'status' }],
  })
  // The queue of my teams is another one.
  expect(teamOf('team')).toBeNull()
})

test('an organization has a place of its own', () => {
  expect(placeOf(`/organization/${userId}`)).toEqual({ at: 'organization', organizationId: userId })
})

test('an address that names nobody is no queue', () => {
  expect(queueRefOf(personQueueKey('somebody'))).toBeNull()
  expect(queueRefOf(teamQueueKey('some team'))).toBeNull()
  expect(personOf('mine')).toBeNull()
})
