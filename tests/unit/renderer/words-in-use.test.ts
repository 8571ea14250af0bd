import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const english = join(root, 'resources/locales/en')

function has(namespace: string, path: string): boolean {
  let words: unknown = JSON.parse(readFileSync(join(english, `${namespace}.json`), 'utf8'))
  for (const part of path.split('.')) {
    if (typeof words !== 'object' || words === null) return false
    words = (words as Record<string, unknown>)[part]
  }
  return typeof words === 'string'
}

// A key that nobody wrote shows as itself on the screen, and no type says so.
test('every message that the window names is written', () => {
  const namespaces = readdirSync(english).map((file) => file.replace('.json', ''))
  const key = new RegExp(`['"](${namespaces.join('|')}):([\\w.-]+)['"]`, 'g')
  const missing: string[] = []
  let found = 0
  for (const file of readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue
    for (const [, namespace = '', path = ''] of readFileSync(join(root, 'renderer', file), 'utf8').matchAll(key)) {
      found += 1
      if (!has(namespace, path)) missing.push(`${file}: ${namespace}:${path}`)
    }
  }
  expect(found).toBeGreaterThan(200)
  expect(missing).toEqual([])
})
