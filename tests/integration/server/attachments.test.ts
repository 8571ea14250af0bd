import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentPath } from '../../../server/store/files.ts'
import { importAttachmentContents } from '../../../server/store/import.ts'
import type { Session } from '../../../shared/api/auth.ts'
import { limits } from '../../../shared/domain/primitives.ts'
import type { AttachmentInfo } from '../../../shared/domain/tickets.ts'
import { problemOf, refusal, urlOf } from '../../fixtures/server.ts'
import { body, makeTicket, makeWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.server.stop())

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const infoOf = (bytes: Uint8Array, set: Partial<AttachmentInfo> = {}): AttachmentInfo => ({
  id: uuidv7(),
  fileName: 'photo.png',
  mediaType: 'image/png',
  size: bytes.length,
  sha256: sha(bytes),
  inline: false,
  ...set,
})
const upload = (as: Session, id: string, bytes: Uint8Array, sha256 = sha(bytes)) =>
  world.server.api('attachmentPut', { as, params: { id }, query: { sha256 }, bytes })
const reply = (as: Session, ticketId: string, attachments: AttachmentInfo[]) =>
  world.server.run(as, 'ticket.reply', {
    ticketId,
    messageId: uuidv7(),
    kind: 'public',
    ...body('See file'),
    attachments,
  })

describe('a file', () => {
  it('is uploaded, named by a command and read by those who see the ticket', async () => {
    const bytes = randomBytes(300_000)
    const info = infoOf(bytes, { fileName: 'Überblick "1".png' })
    expect(await upload(world.anna, info.id, bytes)).toEqual({ id: info.id, size: bytes.length, sha256: info.sha256 })
    expect(existsSync(contentPath(world.server.dataDir, info.sha256))).toBe(true)
    // Before the command: one's own upload only.
    expect((await world.server.api('attachmentContent', { as: world.anna, params: { id: info.id } })).status).toBe(200)
    expect(await refusal(world.server.api('attachmentContent', { as: world.lead, params: { id: info.id } }))).toBe(
      'not-found',
    )

    const ticketId = await makeTicket(world, world.north)
    expect(await reply(world.anna, ticketId, [info])).toMatchObject({ status: 'applied' })
    expect(await world.server.api('attachmentGet', { as: world.lead, params: { id: info.id } })).toMatchObject({
      ticketId,
      sha256: info.sha256,
    })
    const response = await world.server.api('attachmentContent', { as: world.lead, params: { id: info.id } })
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="_berblick _1_.png"; filename*=UTF-8''%C3%9Cberblick%20%221%22.png`,
    )
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    for (const name of ['attachmentContent', 'attachmentGet'] as const) {
      expect(await refusal(world.server.api(name, { as: world.ben, params: { id: info.id } }))).toBe('not-found')
    }
    // It moves with its ticket.
    await world.server.run(world.anna, 'ticket.update', { ticketId, set: { teamId: world.south }, base: {} })
    await world.server.api('attachmentContent', { as: world.ben, params: { id: info.id } })
    expect(await refusal(world.server.api('attachmentContent', { as: world.lead, params: { id: info.id } }))).toBe(
      'not-found',
    )
  })

  it('goes along with a message that is split off by somebody else, as a file of its own', async () => {
    const bytes = randomBytes(500)
    const info = infoOf(bytes, { inline: true })
    await upload(world.anna, info.id, bytes)
    const ticketId = await makeTicket(world, world.north)
    const messageId = uuidv7()
    const picture = { ...body(''), bodyHtml: `<img src="cid:${info.id}">`, attachments: [info] }
    await world.server.run(world.anna, 'ticket.reply', { ticketId, messageId, kind: 'public', ...picture })
    const split = { ticketId, messageId, newTicketId: uuidv7(), newMessageId: uuidv7(), subject: 'The picture' }
    expect(await world.server.run(world.lead, 'ticket.split', split)).toMatchObject({ status: 'applied' })
    const { items } = await world.server.api('ticketMessages', {
      as: world.lead,
      params: { id: split.newTicketId },
      query: {},
    })
    const copy = items.find(({ id }) => id === split.newMessageId)
    const copyId = copy?.attachmentIds[0] ?? ''
    expect(copyId).not.toBe(info.id)
    expect(copy?.bodyHtml).toBe(`<img src="cid:${copyId}">`)
    const response = await world.server.api('attachmentContent', { as: world.lead, params: { id: copyId } })
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    // The copy does not hang on the original.
    await world.server.run(world.lead, 'ticket.delete', { ticketId })
    expect((await world.server.api('attachmentContent', { as: world.anna, params: { id: copyId } })).status).toBe(200)
  })

  it('that calls itself a page is served as bytes', async () => {
    const bytes = Buffer.from('<script>alert(1)</script>')
    const info = infoOf(bytes, { fileName: 'x.html', mediaType: 'text/html' })
    await upload(world.anna, info.id, bytes)
    await reply(world.anna, await makeTicket(world, world.north), [info])
    const response = await world.server.api('attachmentContent', { as: world.anna, params: { id: info.id } })
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
  })

  it('uploaded again changes nothing; other content under its id is refused', async () => {
    const bytes = randomBytes(100)
    const id = uuidv7()
    await upload(world.anna, id, bytes)
    await upload(world.anna, id, bytes)
    expect(await refusal(upload(world.anna, id, randomBytes(100)))).toBe('conflict')
    expect(await refusal(upload(world.ben, id, bytes))).toBe('conflict')
  })

  it('that arrived damaged or is too large is refused and leaves nothing on disk', async () => {
    const bytes = randomBytes(100)
    expect(await refusal(upload(world.anna, uuidv7(), bytes, sha(randomBytes(3))))).toBe('checksum-mismatch')
    const huge = Buffer.alloc(limits.attachmentBytes + 1)
    expect(await refusal(upload(world.anna, uuidv7(), huge))).toBe('body-too-large')
    expect(
      readdirSync(path.join(world.server.dataDir, 'attachments')).filter((name) => name.startsWith('upload-')),
    ).toEqual([])
  })

  it('of no bytes is a file, too, and any content type is taken', async () => {
    const empty = new Uint8Array()
    await upload(world.anna, uuidv7(), empty)
    const bytes = Buffer.from('{ "not": "parsed" ')
    const url = urlOf(world.server.url, 'attachmentPut', { id: uuidv7() }, { sha256: sha(bytes) })
    const headers = { authorization: `Bearer ${world.anna.accessToken}`, 'content-type': 'application/json' }
    expect((await fetch(url, { method: 'PUT', headers, body: bytes })).status).toBe(200)
  })

  it('may be put in pieces that the server cannot announce', async () => {
    const bytes = randomBytes(50_000)
    const url = urlOf(world.server.url, 'attachmentPut', { id: uuidv7() }, { sha256: sha(bytes) })
    const stream = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 5; i++) controller.enqueue(bytes.subarray(i * 10_000, (i + 1) * 10_000))
        controller.close()
      },
    })
    const init = {
      method: 'PUT',
      headers: { authorization: `Bearer ${world.anna.accessToken}` },
      body: stream,
      duplex: 'half',
    }
    expect((await fetch(url, init as RequestInit)).status).toBe(200)
  })

  it('is not modified for whoever has it already', async () => {
    const bytes = randomBytes(10)
    const id = uuidv7()
    await upload(world.anna, id, bytes)
    const headers = { authorization: `Bearer ${world.anna.accessToken}`, 'if-none-match': `"${sha(bytes)}"` }
    expect((await fetch(urlOf(world.server.url, 'attachmentContent', { id }), { headers })).status).toBe(304)
  })
})

describe('a command that names a file', () => {
  it('is rejected when the file was not uploaded, by somebody else, or is not what was announced', async () => {
    const ticketId = await makeTicket(world, world.north)
    const bytes = randomBytes(64)
    const missing = { status: 'rejected', code: 'attachment-missing' }
    expect(await reply(world.anna, ticketId, [infoOf(bytes)])).toMatchObject(missing)
    const byLead = infoOf(bytes)
    await upload(world.lead, byLead.id, bytes)
    expect(await reply(world.anna, ticketId, [byLead])).toMatchObject(missing)
    const own = infoOf(bytes)
    await upload(world.anna, own.id, bytes)
    expect(await reply(world.anna, ticketId, [{ ...own, size: 63 }])).toMatchObject(missing)
    expect(await reply(world.anna, ticketId, [{ ...own, sha256: sha(randomBytes(1)) }])).toMatchObject(missing)
    expect(await reply(world.anna, ticketId, [own])).toMatchObject({ status: 'applied' })
  })

  it('cannot take a file away from another message', async () => {
    const ticketId = await makeTicket(world, world.north)
    const bytes = randomBytes(64)
    const info = infoOf(bytes)
    await upload(world.anna, info.id, bytes)
    expect(await reply(world.anna, ticketId, [info])).toMatchObject({ status: 'applied' })
    expect(await reply(world.anna, ticketId, [info])).toMatchObject({ status: 'rejected', code: 'already-exists' })
  })
})

it('content can be imported in bulk', async () => {
  const bytes = randomBytes(64)
  const id = uuidv7()
  await importAttachmentContents(world.server.store, world.server.dataDir, [{ id, bytes, userId: world.anna.user.id }])
  const response = await world.server.api('attachmentContent', { as: world.anna, params: { id } })
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  const wrong = { id: uuidv7(), bytes, sha256: sha(randomBytes(1)), userId: world.anna.user.id }
  await expect(importAttachmentContents(world.server.store, world.server.dataDir, [wrong])).rejects.toThrow('checksum')
})

it('an upload without a checksum is told so', async () => {
  const url = urlOf(world.server.url, 'attachmentPut', { id: uuidv7() })
  const response = await fetch(url, {
    method: 'PUT',
    headers: { authorization: `Bearer ${world.anna.accessToken}` },
    body: 'x',
  })
  expect((await problemOf(response)).code).toBe('validation-failed')
})
