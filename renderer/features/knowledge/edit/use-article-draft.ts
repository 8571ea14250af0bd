import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ArticleDraft } from '#shared/domain/knowledge'
import type { AttachmentInfo } from '#shared/domain/tickets'
import type { AppStatus } from '#shared/ipc/views'
import { ask, queryClient, run } from '../../../app/data.ts'
import { createDraftSaver, type DraftState, judge, windowTimers } from '../../../app/writing/draft-saver.ts'

/** What stands in the editor and is not in the text that it began with. */
export interface WrittenText {
  /** The saved text on which it stands; null when there was none. */
  readonly baseRevisionId: string | null
  readonly title: string
  readonly summary: string
  readonly bodyHtml: string
  readonly attachments: readonly AttachmentInfo[]
}

export function writtenOf(draft: ArticleDraft): WrittenText {
  const { baseRevisionId, title, summary, bodyHtml, attachments } = draft
  return { baseRevisionId, title, summary, bodyHtml, attachments }
}

function keyOf({ baseRevisionId, title, summary, bodyHtml, attachments }: WrittenText): string {
  return JSON.stringify([baseRevisionId, title, summary, bodyHtml, attachments.map(({ id }) => id)])
}

const accountKey = () => queryClient.getQueryData<AppStatus>(['app.status', {}])?.account?.key

interface Input {
  readonly articleId: string
  readonly language: string
  /** What the cache has now. */
  readonly draft: ArticleDraft | null
  /** What the editor holds; null when that is what was saved. */
  readonly read: () => WrittenText | null
  /** Another of the person's machines wrote this; null when it was saved or thrown away there. */
  readonly onShow: (written: WrittenText | null) => void
}

/** Keeps what is typed into an article on disk within a second, as the composer keeps a reply. */
export function useArticleDraft({ articleId, language, draft, read, onShow }: Input) {
  const [state, setState] = useState<DraftState>(() =>
    draft ? { at: 'saved', since: Date.parse(draft.updatedAt) } : { at: 'clean' },
  )
  const input = useRef({ read, onShow })
  useLayoutEffect(() => {
    input.current = { read, onShow }
  })
  const version = useRef(draft?.version ?? 0)
  const exists = useRef(draft !== null)
  const lastKeyAt = useRef(0)
  const saved = useRef(new Set<string>(draft ? [keyOf(writtenOf(draft))] : []))
  /** The editor has gone; this is what it held. */
  const frozen = useRef<{ readonly written: WrittenText | null } | null>(null)
  const [account] = useState(accountKey)
  const [saver] = useState(() =>
    createDraftSaver({
      timers: windowTimers,
      // A save that found nothing to keep has kept nothing.
      onState: (next) => setState(next.at === 'saved' && !exists.current ? { at: 'clean' } : next),
      save: async () => {
        // A save that is tried again may find somebody else signed in: it waits until this person is back.
        if (accountKey() !== account) throw new Error('another account')
        const written = frozen.current ? frozen.current.written : input.current.read()
        if (written) {
          saved.current.add(keyOf(written))
          exists.current = true
          await run('articleDraft.save', {
            articleId,
            language,
            ...written,
            attachments: [...written.attachments],
            baseVersion: version.current,
          })
        } else if (exists.current) {
          await run('articleDraft.discard', { articleId, language })
          exists.current = false
        }
      },
    }),
  )

  useEffect(() => {
    const incoming = draft ? writtenOf(draft) : null
    const shown = input.current.read()
    const verdict = judge({
      incoming: incoming && keyOf(incoming),
      shown: shown && keyOf(shown),
      saved: saved.current,
      dirty: saver.isDirty(),
      lastKeyAt: lastKeyAt.current,
      now: Date.now(),
    })
    if (verdict === 'ignore') return
    version.current = draft?.version ?? 0
    exists.current = draft !== null
    if (verdict !== 'show') return
    // Once it was gone, the very same text is news again.
    if (incoming) saved.current.add(keyOf(incoming))
    else saved.current.clear()
    input.current.onShow(incoming)
    setState(draft ? { at: 'saved', since: Date.parse(draft.updatedAt) } : { at: 'clean' })
  }, [draft, saver])

  useLayoutEffect(() => {
    frozen.current = null
    const flush = () => void saver.flush()
    window.addEventListener('pagehide', flush)
    window.addEventListener('blur', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      window.removeEventListener('blur', flush)
      // The editor is taken down after this; what it holds must be read now, even if another save is still running.
      frozen.current = { written: input.current.read() }
      flush()
    }
  }, [saver])

  return {
    state,
    changed: () => {
      lastKeyAt.current = Date.now()
      saver.changed()
    },
    flush: saver.flush,
    /**
     * The text is being saved as a version: no draft is written until that is decided, as it would come back behind it.
     * Exactly one of the two is to be called.
     */
    saving: () => {
      const resume = saver.pause()
      return {
        failed: resume,
        done: () => {
          exists.current = false
          version.current = 0
          saved.current.clear()
          saver.forget()
          // What was typed since is a draft again.
          if (frozen.current ? frozen.current.written : input.current.read()) saver.changed()
          resume()
        },
      }
    },
    /** A picture for an editor that has gone: it goes to the end of the draft that was left behind. */
    attachLater: async (info: AttachmentInfo, html: string): Promise<void> => {
      const now = await ask('articleDraft.get', { articleId, language }).catch(() => null)
      const before = now ? writtenOf(now) : frozen.current?.written
      if (!before) return
      version.current = now?.version ?? version.current
      frozen.current = {
        written: { ...before, bodyHtml: before.bodyHtml + html, attachments: [...before.attachments, info] },
      }
      saver.changed()
      await saver.flush()
    },
  }
}
