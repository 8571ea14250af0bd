import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { commandNames } from '../../../shared/commands/names.ts'
import { appErrorCode } from '../../../shared/ipc/errors.ts'

const folder = join(import.meta.dirname, '../../../resources/locales')
const languages = readdirSync(folder)
const namespaces = readdirSync(join(folder, 'en'))

type Words = { readonly [key: string]: string | Words }

function read(language: string, namespace: string): Map<string, string> {
  const flat = new Map<string, string>()
  const walk = (words: Words, path: string) => {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === 'string') flat.set(path + key, value)
      else walk(value, `${path}${key}.`)
    }
  }
  walk(JSON.parse(readFileSync(join(folder, language, namespace), 'utf8')) as Words, '')
  return flat
}

/** Names of the values that a message wants, so that a translation cannot lose one. */
function placeholders(message: string): string[] {
  const names = new Set<string>()
  const walk = (nodes: ReturnType<IntlMessageFormat['getAst']>) => {
    for (const node of nodes) {
      // Literal text and the # of a plural name no value.
      if (node.type !== 0 && node.type !== 7 && 'value' in node) names.add(node.value)
      if ('options' in node) for (const option of Object.values(node.options)) walk(option.value)
    }
  }
  walk(new IntlMessageFormat(message, 'en').getAst())
  return [...names].sort()
}

for (const language of languages) {
  for (const namespace of readdirSync(join(folder, language))) {
    test(`${language}/${namespace} holds messages that can be formatted`, () => {
      for (const [key, message] of read(language, namespace)) {
        expect(() => new IntlMessageFormat(message, language), key).not.toThrow()
      }
    })
  }
}

describe.each(languages.filter((language) => language !== 'en'))('%s', (language) => {
  test.each(namespaces)('%s has every message of the English original, with the same values', (namespace) => {
    const original = read('en', namespace)
    const translated = read(language, namespace)
    expect([...translated.keys()].sort()).toEqual([...original.keys()].sort())
    for (const [key, message] of original)
      expect(placeholders(translated.get(key) ?? ''), key).toEqual(placeholders(message))
  })
})

test('every error code and every rejection code has a sentence', () => {
  const errors = read('en', 'errors.json')
  for (const code of appErrorCode.options) expect(errors.get(`errors.${code}`), code).toBeTruthy()
  const source = readFileSync(join(import.meta.dirname, '../../../shared/commands/command.ts'), 'utf8')
  const union = /export type RejectionCode =([\s\S]*?)\n\n/.exec(source)?.[1] ?? ''
  const codes = [...union.matchAll(/'([\w-]+)'/g)].map((match) => match[1])
  expect(codes.length).toBeGreaterThan(10)
  for (const code of codes) expect(errors.get(`rejections.${code}`), code).toBeTruthy()
})

test('every command has a name in the outbox', () => {
  const sync = read('en', 'sync.json')
  for (const name of commandNames) expect(sync.get(`change.${name}`), name).toBeTruthy()
})
