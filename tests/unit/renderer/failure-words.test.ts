import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RestFailureKind } from '../../../electron/data/session/failures.ts'

const locales = join(import.meta.dirname, '../../../resources/locales')

const kinds: Readonly<Record<RestFailureKind, true>> = {
  unreachable: true,
  certificate: true,
  timeout: true,
  cut: true,
  'not-switchboard': true,
  'server-error': true,
  problem: true,
  'session-ended': true,
}

test.each(['en', 'de'])('the outbox has words for every way in which an attempt can fail: %s', (language) => {
  const { waiting } = JSON.parse(readFileSync(join(locales, language, 'sync.json'), 'utf8'))
  for (const kind of [...Object.keys(kinds), 'other']) expect(waiting.failure[kind], kind).toMatch(/\w{2}/)
})
