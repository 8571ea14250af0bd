import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { applyChanges } from '../../../server/store/write.ts'
import type { CommandOutcome } from '../../../shared/api/sync.ts'
import { put } from '../../../shared/commands/command.ts'
import type { CommandInput, CommandName } from '../../../shared/commands/index.ts'
import type { CustomerOwnedType } from '../../../shared/domain/records.ts'
import { ask, end, free, graph } from '../../unit/shared/scripts/make.ts'
import { body, makeTicket, type World } from './world.ts'

/** Stands in every text about the person that these tests make, and nowhere else. */
export const marker = 'Zacharias'

export function applied(outcome: CommandOutcome): void {
  if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome))
}

/** One record at least of every kind that a customer owns. */
export async function everyOwned(world: World, customerId: string): Promise<Record<CustomerOwnedType, string>> {
  const { server, anna, lead, admin, north } = world
  const run = async <N extends CommandName>(name: N, args: CommandInput<N>, as = anna) =>
    applied(await server.run(as, name, args))
  const ids = {
    ticket: await makeTicket(world, north, { customerId, subject: `${marker} waits`, ...body(`Here is ${marker}`) }),
    consent: uuidv7(),
    call: uuidv7(),
    callback: uuidv7(),
    ownedProduct: uuidv7(),
    order: uuidv7(),
    survey: uuidv7(),
    scriptRun: uuidv7(),
  } satisfies Record<CustomerOwnedType, string>
  const [productId, dispositionId] = [uuidv7(), uuidv7()]
  await run('product.save', productArgs(productId), admin)
  await run('disposition.create', { dispositionId, fields: { name: 'Solved', position: 1, active: true } }, lead)
  await run('consent.record', { consentId: ids.consent, fields: consentFields(customerId) })
  await run('call.start', startArgs(world, { callId: ids.call, customerId }))
  await run('call.note', { callId: ids.call, notes: `${marker} is angry` })
  await run('callback.create', { callbackId: ids.callback, fields: callbackFields(world, { customerId }) })
  await run('ownedProduct.create', ownedArgs(customerId, productId, ids.ownedProduct))
  await run('survey.record', {
    surveyId: ids.survey,
    customerId,
    ticketId: ids.ticket,
    callId: null,
    score: 2,
    comment: `Nobody called ${marker}`,
  })
  await run('scriptRun.finish', await runArgs(world, { runId: ids.scriptRun, customerId, ticketId: ids.ticket }))
  // Orders come from a shop.
  await server.store.write((tx) =>
    applyChanges(
      tx,
      [
        put('order', {
          id: ids.order,
          version: 0,
          customerId,
          number: `${marker}-1`,
          at: new Date().toISOString(),
          status: 'paid',
          currency: 'EUR',
          totalMinor: 100,
          lines: [{ productId: null, name: `Name plate ${marker}`, quantity: 1, minor: 100 }],
        }),
      ],
      { actor: admin.user, action: 'order.import', at: new Date().toISOString() },
    ),
  )
  return ids
}

const productArgs = (productId: string): CommandInput<'product.save'> => ({
  productId,
  set: { name: 'Router' },
})

const consentFields = (customerId: string): CommandInput<'consent.record'>['fields'] => ({
  customerId,
  channel: 'phone',
  purpose: 'marketing',
  state: 'given',
  how: 'paper',
  proof: `Paper of ${marker}`,
})

export const ownedArgs = (
  customerId: string,
  productId: string,
  ownedProductId = uuidv7(),
): CommandInput<'ownedProduct.create'> => ({
  ownedProductId,
  fields: {
    customerId,
    productId,
    serialNumber: `SN-${marker}`,
    boughtAt: null,
    warrantyUntil: null,
    contract: { name: `${marker} care`, until: null },
  },
})

export const startArgs = (
  world: Pick<World, 'north'>,
  set: Partial<CommandInput<'call.start'>> = {},
): CommandInput<'call.start'> => ({
  callId: uuidv7(),
  direction: 'outbound',
  teamId: world.north,
  number: '+351912345678',
  rawNumber: '+351912345678',
  withheld: false,
  customerId: null,
  ticketId: null,
  externalId: null,
  reason: `About ${marker}`,
  override: { reasons: ['window'], note: `${marker} asked for it` },
  ...set,
})

export const callbackFields = (
  world: Pick<World, 'north'>,
  set: Partial<CommandInput<'callback.create'>['fields']> = {},
): CommandInput<'callback.create'>['fields'] => ({
  teamId: world.north,
  assigneeId: null,
  customerId: null,
  number: '+351912345678',
  dueAt: new Date().toISOString(),
  note: `Ask for ${marker}`,
  ticketId: null,
  callId: null,
  ...set,
})

/** What a draft holds of `body`. */
export const draftBody = (text: string) => ({ bodyHtml: `<p>${text}</p>`, cc: [], attachments: [] })

/** A call that a script led, with a name among its answers. */
export async function runArgs(
  { server, admin, north }: World,
  set: Partial<CommandInput<'scriptRun.finish'>> = {},
): Promise<CommandInput<'scriptRun.finish'>> {
  const [scriptId, revisionId, dispositionId] = [uuidv7(), uuidv7(), uuidv7()]
  applied(
    await server.run(admin, 'script.create', {
      scriptId,
      revisionId,
      name: 'Router',
      description: '',
      languages: ['en'],
      offeredFor: { teamIds: [], tagIds: [], productIds: [], languages: [], reasons: [] },
      graph: graph([{ ...ask('who', free, 'end'), title: 'Name' }, end('end', { dispositionId })]),
      note: '',
    }),
  )
  const at = new Date().toISOString()
  return {
    runId: uuidv7(),
    scriptId,
    revisionId,
    revisionNumber: 1,
    teamId: north,
    callId: null,
    ticketId: null,
    customerId: null,
    language: 'en',
    startedAt: at,
    endedAt: at,
    outcome: 'completed',
    dispositionId,
    path: [{ scriptId, stepId: 'who', enteredAt: at, leftAt: at, spentMs: 1, answer: `${marker} Quill` }],
    confirmations: [],
    notes: `${marker} was calm`,
    ...set,
  }
}

/** Uploads a file as Anna; answers what a message says of it. */
export async function upload({ server, anna }: World, fileName: string, text = `file of ${fileName}`) {
  const bytes = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const id = uuidv7()
  await server.api('attachmentPut', { as: anna, params: { id }, query: { sha256 }, bytes })
  return { id, fileName, mediaType: 'text/plain', size: bytes.length, sha256, inline: false }
}

/** Every row of every table, as one text. */
export async function everything({ server }: World): Promise<string> {
  const db = server.store.reader
  const { rows: tables } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db)
  const all: unknown[] = []
  for (const { name } of tables) all.push((await sql`select * from ${sql.table(name)}`.execute(db)).rows)
  return JSON.stringify(all)
}
