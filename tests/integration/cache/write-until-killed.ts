import { writeSync } from 'node:fs'
import { openCache } from '../../../electron/data/cache/cache.ts'

/** Writes waiting commands and prints the id of each once it is on disk, until somebody kills it. */
const file = process.argv[2] ?? ''
const cache = await openCache({ file, userId: 'nobody' })
for (let i = 0; ; i++) {
  const id = `command-${i}`
  await cache.write(
    async (tx) => {
      await tx.run("INSERT INTO outbox (id, name, args, composed_at) VALUES (?, 'ticket.reply', '{}', '2026-01-01')", [
        id,
      ])
    },
    { durable: true },
  )
  writeSync(1, `${id}\n`)
}
