// @vitest-environment jsdom
import i18next from 'i18next'
import { describe, expect, test } from 'vitest'
import { formatFor } from '../../../renderer/app/format.ts'
import { failureText, startI18n } from '../../../renderer/app/i18n.ts'
import { limits } from '../../../shared/domain/primitives.ts'
import { AppFailure } from '../../../shared/ipc/errors.ts'

const en = formatFor('en')
const now = Date.parse('2026-03-10T12:00:00.000Z')
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString()

describe('relative time', () => {
  test.each([
    [0, 'now'],
    [44, 'now'],
    [46, '1 minute ago'],
    [90, '2 minutes ago'],
    [59 * 60, '59 minutes ago'],
    [60 * 60, '1 hour ago'],
    [26 * 3600, 'yesterday'],
    [6 * 86400, '6 days ago'],
    [15 * 86400, '2 weeks ago'],
    [70 * 86400, '2 months ago'],
    [800 * 86400, '2 years ago'],
    [-300, 'in 5 minutes'],
  ])('%d seconds back reads %s', (seconds, text) => {
    expect(en.relative(ago(seconds), now)).toBe(text)
  })

  test('speaks the language of the window', () => {
    expect(formatFor('de').relative(ago(300), now)).toBe('vor 5 Minuten')
  })
})

test('bytes carry a unit that people read', () => {
  expect(en.bytes(0)).toBe('0 bytes')
  expect(en.bytes(1)).toBe('1 byte')
  expect(en.bytes(1500)).toBe('1.5 kB')
  expect(en.bytes(1023)).toBe('1,023 bytes')
  expect(formatFor('de').bytes(1_500_000)).toBe('1,4 MB')
})

test('the largest file reads the same wherever it is named', async () => {
  await startI18n()
  expect(en.bytes(limits.attachmentBytes)).toBe('25 MB')
  expect(en.bytes(200 * 1024 * 1024)).toBe('200 MB')
  const refused = new AppFailure('file-too-large', { limit: limits.attachmentBytes })
  expect(failureText(i18next.t, refused)).toBe('This file is too large. The limit is 25 MB.')
})

test('a duration shows its two largest units and skips an empty second one', () => {
  expect(en.duration(4_000)).toBe('4 sec')
  expect(en.duration(65_000)).toBe('1 min 5 sec')
  expect(en.duration(3_600_000)).toBe('1 hr')
  expect(en.duration(3_605_000)).toBe('1 hr')
  expect(en.duration(90_000_000)).toBe('1 day 1 hr')
  expect(en.duration(-5)).toBe('0 sec')
})
