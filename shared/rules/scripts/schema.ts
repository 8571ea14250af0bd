import { z } from 'zod'
import { scriptExport } from '../../domain/scripts.ts'

/** The JSON Schema of exported scripts, for whoever writes them elsewhere. `docs/script.schema.json` is the same. */
export function scriptSchema(): Record<string, unknown> {
  return {
    $id: 'https://switchboard.example/schemas/script.json',
    ...z.toJSONSchema(scriptExport, { io: 'input', reused: 'inline' }),
  }
}
