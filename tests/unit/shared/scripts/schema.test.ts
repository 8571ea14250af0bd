import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { scriptSchema } from '#shared/rules/scripts/schema'

const file = join(import.meta.dirname, '../../../../docs/script.schema.json')

// `npm run schema` writes it anew.
it('publishes the schema of exported scripts as it is', () => {
  const schema = scriptSchema()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema)
  expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' })
})
