import type { z } from 'zod'
import type { privacyCommands } from '#shared/ipc/quality'
import { personHtml } from '#shared/rules/person-html'
import type { Host } from '../host.ts'
import type { Authorized } from '../session/authorized.ts'

type Args = z.output<(typeof privacyCommands)['admin.customerExport']['args']>

/** All of it stands on the server alone: teams whose tickets are not in this cache are part of it. */
export async function exportPerson(server: Authorized, host: Host, args: Args): Promise<string | null> {
  const { customerId, format, fileName, words, language } = args
  const person = await server.call('customerExport', { params: { id: customerId } }, { timeout: 60_000 })
  const text = format === 'json' ? `${JSON.stringify(person, null, 2)}\n` : personHtml(person, words, language)
  return host.request('file.save', { name: fileName, text })
}
