import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scriptSchema } from '../shared/rules/scripts/schema.ts'
import { root } from './paths.ts'

/** Writes down the published form of exported call scripts; a test fails while it is old. `npm run format` tidies it. */
const file = join(root, 'docs/script.schema.json')
writeFileSync(file, `${JSON.stringify(scriptSchema(), null, 2)}\n`)
console.log(`wrote ${file}`)
