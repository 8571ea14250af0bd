import i18next from 'i18next'
import { v7 as uuidv7 } from 'uuid'
import type { ArticleUseKind } from '#shared/domain/knowledge'
import type { AttachmentInfo } from '#shared/domain/tickets'
import type { QueryResult } from '#shared/ipc/contract'
import type { AppStatus } from '#shared/ipc/views'
import { announce } from '../../../app/announce.ts'
import { ask, queryClient, run } from '../../../app/data.ts'
import { showDone, showFailure, showUndo, undoFor } from '../../../app/toasts.tsx'
import { rasterType, readAttachment } from '../../../app/writing/attachment-bytes.ts'
import type { NotesDesk } from '../../../app/writing/notes-desk.ts'
import type { ReplyDesk } from '../../../app/writing/reply-desk.ts'
import { storeFile } from '../../../app/writing/uploads.ts'
import { confirm } from '../../../ui/confirm.ts'
import { linkHtml, picturesIn, replyHtml } from './reply-html.ts'

export type InsertKind = Exclude<ArticleUseKind, 'answered'>
/** What an answer is put into: a message, or the notes of a call. */
export type AnswerDesk = ReplyDesk | NotesDesk
type Rendered = NonNullable<QueryResult<'article.render'>>

/** Where an answer is looked for: a ticket, a call, or a customer on the line. */
export interface Matter {
  readonly ticketId: string | null
  readonly callId: string | null
  readonly customerId: string | null
}

const t = (key: string, values: Record<string, unknown> = {}) => String(i18next.t(key, values))

/** The address of an article in the help centre of the workspace's server; null when readers may not see it there. */
export function articleAddress(
  article: Pick<Rendered, 'articleId' | 'language' | 'audience' | 'published'>,
): string | null {
  const account = queryClient.getQueryData<AppStatus>(['app.status', {}])?.account
  if (!account || account.kind === 'local' || article.audience !== 'public' || !article.published) return null
  const { articleId, language } = article
  return new URL(`/help/${encodeURIComponent(language)}/${articleId}`, account.serverUrl).href
}

/** Puts an article into the message or the notes. False when the person thought better of it, or it could not be done. */
export async function insertArticle(
  articleId: string,
  as: InsertKind,
  input: { readonly matter: Matter; readonly desk: AnswerDesk; readonly language: string },
): Promise<boolean> {
  const { matter, desk, language } = input
  try {
    const { ticketId, customerId } = matter
    const rendered = await ask('article.render', { articleId, language, preview: false, ticketId, customerId })
    if (!rendered) {
      showDone(t('knowledgeFlow:insert.gone'))
      return false
    }
    const isMessage = !('takes' in desk)
    if (
      isMessage &&
      desk.kind() === 'public' &&
      rendered.audience === 'internal' &&
      !(await agreedToInternal(rendered.title))
    )
      return false
    if (as === 'link') {
      const address = articleAddress(rendered)
      if (address === null) {
        showDone(t('knowledgeFlow:insert.noAddress'))
        return false
      }
      if (isMessage) desk.insert({ html: linkHtml(rendered.title, address), files: [] })
      else desk.insert(`${rendered.title}: ${address}`)
    } else if (!isMessage) desk.insert(await plainText(rendered, as))
    else {
      const { html, files, lost } = await withPictures(rendered, as, desk.room())
      desk.insert({ html, files })
      if (lost > 0) showDone(t('knowledgeFlow:insert.picturesLost', { count: lost }))
    }
    announce(t('knowledgeFlow:insert.done', { title: rendered.title }))
    await recordUse(articleId, as, matter)
    return true
  } catch (caught) {
    showFailure(caught)
    return false
  }
}

/** Where there is no room for anything but words. */
async function plainText(rendered: Rendered, as: 'text' | 'quote'): Promise<string> {
  const { htmlToText } = await import('#shared/rules/text')
  const { bodyHtml, title } = rendered
  return htmlToText(
    replyHtml(bodyHtml, { as, title, words: callOutWords(), fileFor: () => null, addressOf: () => null }),
  )
}

/** Puts the words of an article into the clipboard, for whatever else is open. */
export async function copyArticle(
  articleId: string,
  language: string,
  { ticketId, customerId }: Matter,
): Promise<void> {
  try {
    const rendered = await ask('article.render', { articleId, language, preview: false, ticketId, customerId })
    if (!rendered) return showDone(t('knowledgeFlow:insert.gone'))
    await navigator.clipboard.writeText(await plainText(rendered, 'text'))
    showDone(t('knowledgeFlow:reader.copied'))
  } catch (caught) {
    showFailure(caught)
  }
}

const callOutWords = () => ({
  callOut: {
    info: t('knowledgeFlow:callOut.info'),
    tip: t('knowledgeFlow:callOut.tip'),
    warning: t('knowledgeFlow:callOut.warning'),
  },
})

function agreedToInternal(title: string): Promise<boolean> {
  return confirm({
    title: t('knowledgeFlow:insert.internalTitle'),
    body: t('knowledgeFlow:insert.internalBody', { title }),
    confirm: t('knowledgeFlow:insert.internalConfirm'),
    cancel: t('knowledgeFlow:cancel'),
    danger: true,
  })
}

/** Pictures become files of the message. One that is not on this computer and cannot be fetched is left out. */
async function withPictures(
  rendered: Rendered,
  as: 'text' | 'quote',
  room: number,
): Promise<{ html: string; files: AttachmentInfo[]; lost: number }> {
  const wanted = picturesIn(rendered.bodyHtml)
  const files = new Map<string, AttachmentInfo>()
  for (const id of wanted.slice(0, Math.max(0, room))) {
    const info = await copyPicture(id).catch(() => null)
    if (info) files.set(id, info)
  }
  const linked = await addressesIn(rendered)
  const html = replyHtml(rendered.bodyHtml, {
    as,
    title: rendered.title,
    words: callOutWords(),
    fileFor: (id) => files.get(id)?.id ?? null,
    addressOf: (id) => linked.get(id) ?? null,
  })
  return { html, files: [...files.values()], lost: wanted.length - files.size }
}

async function copyPicture(fileId: string): Promise<AttachmentInfo> {
  const blob = await readAttachment(fileId, '')
  const mediaType = rasterType(new Uint8Array(await blob.slice(0, 16).arrayBuffer()))
  if (!mediaType) throw new Error('not a picture')
  const name = `${t('knowledgeFlow:insert.pictureName')}.${mediaType.replace('image/', '').replace('jpeg', 'jpg')}`
  const { signal } = new AbortController()
  return storeFile(new File([blob], name, { type: mediaType }), true, { signal, onProgress: () => undefined })
}

async function addressesIn(rendered: Rendered): Promise<Map<string, string>> {
  const ids = [...new Set([...rendered.bodyHtml.matchAll(/\sdata-article="([0-9a-f-]{36})"/gi)].map((m) => m[1] ?? ''))]
  if (ids.length === 0) return new Map()
  const refs = await ask('article.refs', { articleIds: ids.slice(0, 200), language: rendered.language })
  return new Map(
    refs.flatMap((ref) => {
      const address = ref.archived ? null : articleAddress(ref)
      return address === null ? [] : [[ref.articleId, address] as const]
    }),
  )
}

/** What a use is looked up by: a call has uses of its own, whatever else was used for its ticket. */
export const usesOf = ({ ticketId, callId }: Matter) => ({ ticketId: callId === null ? ticketId : null, callId })

/** Once a way and matter: whoever puts it in twice has used it once. */
async function recordUse(articleId: string, kind: ArticleUseKind, matter: Matter): Promise<void> {
  const { ticketId, callId } = matter
  const before = await ask('article.uses', usesOf(matter))
  if (before.some((use) => use.articleId === articleId && use.kind === kind)) return
  await run('article.use', { useId: uuidv7(), articleId, kind, ticketId, callId })
}

/** "This answered it": counted once, and can be taken back. */
export async function markAnswered(articleId: string, title: string, matter: Matter): Promise<void> {
  const useId = uuidv7()
  const { ticketId, callId } = matter
  try {
    await run('article.use', { useId, articleId, kind: 'answered', ticketId, callId })
    const text = t('knowledgeFlow:answered.done', { title })
    announce(text)
    showUndo({
      text,
      until: new Date(Date.now() + undoFor).toISOString(),
      onUndo: () => void takeBackUse(useId),
    })
  } catch (caught) {
    showFailure(caught)
  }
}

export async function takeBackUse(useId: string): Promise<void> {
  await run('articleUse.remove', { useId }).catch(showFailure)
}
