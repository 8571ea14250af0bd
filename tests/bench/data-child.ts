import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { demoEmails, demoPassword } from '#shared/domain/demo'
import type { AppStatus } from '#shared/ipc/views'
import { startDataProcess } from '../../electron/data/data-process.ts'
import type { Host } from '../../electron/data/host.ts'

/**
 * The desktop's data process alone, as a child of the bench: `data-child.ts fill|catch-up URL FOLDER`. Prints one JSON
 * line with the milliseconds it took.
 */

const [, , work, url = '', userDataDir = ''] = process.argv
const secretsFile = path.join(userDataDir, 'bench-secrets.json')

function savedSecrets(): string | null {
  try {
    return readFileSync(secretsFile, 'utf8')
  } catch {
    return null
  }
}

const host: Host = {
  request: (async (name: string, args: { value?: string | null }) => {
    if (name === 'secrets.save') writeFileSync(secretsFile, args.value ?? '')
    return null
  }) as Host['request'],
}

const begun = performance.now()
const data = startDataProcess({ userDataDir, appVersion: '0.0.0', deviceName: 'bench', secrets: savedSecrets(), host })
await data.started
const opened = performance.now()
const before = ((await data.query('app.status', {})) as AppStatus).lastPulledAt

if (work === 'fill') {
  process.stdout.write('idle\n')
  await new Promise((resolve) => setTimeout(resolve, 1_000))
}
const asked = performance.now()
if (work === 'fill') await data.command('session.connect', { url, email: demoEmails.admin, password: demoPassword })

await new Promise<void>((resolve) => {
  const look = (status: AppStatus) => {
    if (status.phase === 'ready' && status.lastPulledAt !== null && status.lastPulledAt !== before) resolve()
  }
  data.subscribe((topic, payload) => {
    if (topic === 'status') look(payload as AppStatus)
  })
  data.query('app.status', {}).then((status) => look(status as AppStatus))
})
const done = performance.now()
process.stdout.write(`${JSON.stringify({ opened: opened - begun, took: done - (work === 'fill' ? asked : opened) })}\n`)
await data.stop()
process.exit(0)
