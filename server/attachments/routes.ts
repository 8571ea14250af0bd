import { createReadStream } from 'node:fs'
import type { Attachment, AttachmentInfo } from '../../shared/domain/tickets.ts'
import { JsonText } from '../http/json-text.ts'
import { ProblemError } from '../http/problem.ts'
import type { Routes } from '../http/route.ts'
import { contentPath, receiveContent, sizeOf } from '../store/files.ts'
import { loadRecord } from '../store/records.ts'
import type { Sight } from '../store/scopes.ts'
import type { Store } from '../store/store.ts'

/** Shown as what they are; everything else is bytes to save, whatever its sender called it. */
const shownAs = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'application/pdf',
  'text/plain',
])

const now = () => new Date().toISOString()

export function addAttachmentRoutes(routes: Routes, store: Store): void {
  routes.add('attachmentPut', async ({ params, query, who, request }) => {
    const { id } = params
    const { sha256 } = query
    const known = await store.reader.selectFrom('attachmentContent').selectAll().where('id', '=', id).executeTakeFirst()
    const isSame = known && known.userId === who.user.id && known.sha256 === sha256
    // Unless it has been collected in this moment: then it is received like a new one.
    if (isSame && (await keepLonger(store, id))) {
      request.raw.resume()
      return { id, size: known.size, sha256 }
    }
    if (known && !isSame) throw new ProblemError('conflict', { detail: 'This attachment id has other content already' })
    const received = await receiveContent(store.dataDir, sha256, request.raw)
    if (!received.ok) throw new ProblemError(received.why === 'too-large' ? 'body-too-large' : 'checksum-mismatch')
    const { size } = received
    const kept = await store.write(async ({ db }) => {
      await db
        .insertInto('attachmentContent')
        .values({ id, userId: who.user.id, sha256, size, at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      // The very bytes may have lain here unused, and have been collected in this moment.
      if ((await sizeOf(contentPath(store.dataDir, sha256))) === undefined) throw new ProblemError('unavailable')
      return db
        .selectFrom('attachmentContent')
        .select(['userId', 'sha256'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    })
    if (kept.userId !== who.user.id || kept.sha256 !== sha256) throw new ProblemError('conflict')
    return { id, size, sha256 }
  })

  routes.add('attachmentGet', async ({ params, who }) => {
    const attachment = await visibleAttachment(store, who.sight, params.id)
    if (!attachment) throw new ProblemError('not-found')
    return new JsonText(JSON.stringify(attachment))
  })

  routes.add('attachmentContent', async ({ params, who, request, reply }) => {
    const attachment = await visibleFile(store, who.sight, params.id)
    const content = await store.reader
      .selectFrom('attachmentContent')
      .selectAll()
      .where('id', '=', params.id)
      .executeTakeFirst()
    if (!content || (!attachment && content.userId !== who.user.id)) throw new ProblemError('not-found')
    const etag = `"${content.sha256}"`
    reply.header('etag', etag).header('cache-control', 'private, max-age=31536000, immutable')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    const mediaType =
      attachment && shownAs.has(attachment.mediaType) ? attachment.mediaType : 'application/octet-stream'
    return reply
      .type(mediaType)
      .header('content-length', content.size)
      .header('content-disposition', disposition(attachment?.fileName ?? params.id))
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(createReadStream(contentPath(store.dataDir, content.sha256)))
  })
}

/** Whoever sends a file again is about to name it: it must not be collected before that. False when it is gone. */
async function keepLonger(store: Store, id: string): Promise<boolean> {
  const kept = await store.write(({ db }) =>
    db.updateTable('attachmentContent').set({ at: now() }).where('id', '=', id).executeTakeFirst(),
  )
  return kept.numUpdatedRows > 0n
}

async function visibleAttachment(store: Store, sight: Sight, id: string): Promise<Attachment | undefined> {
  const attachment = await loadRecord(store.reader, 'attachment', id)
  return attachment && sight.sees(`team:${attachment.teamId}`) ? attachment : undefined
}

/** Files of articles belong to everybody who is signed in, as the articles do. */
async function visibleFile(store: Store, sight: Sight, id: string): Promise<AttachmentInfo | undefined> {
  return (await visibleAttachment(store, sight, id)) ?? loadRecord(store.reader, 'articleFile', id)
}

/** Always a download, with the name in the two spellings that old and new readers know. @see RFC 6266 */
function disposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
