import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { AttachmentInfo, Draft } from '#shared/domain/tickets'
import type { AppStatus } from '#shared/ipc/views'
import { ask, queryClient, run } from '../../../../app/data.ts'
import { createDraftSaver, type DraftState, windowTimers } from '../../../../app/writing/draft-saver.ts'
import { picture } from './body-html.ts'
import { contentKey, type DraftContent, judgeDraft } from './draft-content.ts'

export function contentOf(draft: Draft): DraftContent {
  const { kind, bodyHtml, cc, attachments } = draft
  return { kind, bodyHtml, cc, attachments }
}

const accountKey = () => queryClient.getQueryData<AppStatus>(['app.status', {}])?.account?.key

/** The composer has gone; this is what it held. */
interface Frozen {
  readonly content: DraftContent | null
  /** The same without what was being sent at that moment. */
  readonly rest: DraftContent | null
}

/** A message that is being sent. Exactly one of the two is called. */
export interface Sending {
  /** It is on disk, and the draft went with it. What `rest` gives now begins the next one. */
  readonly sent: () => void
  readonly failed: () => void
}

interface DraftInput {
  readonly ticketId: string
  /** What the cache has now. */
  readonly draft: Draft | null
  /** What the composer holds; null when that is nothing. */
  readonly read: () => DraftContent | null
  /** Another of the person's machines wrote this; null when it was sent or thrown away there. */
  readonly onShow: (content: DraftContent | null) => void
}

/** Keeps what is typed on disk, and shows what was typed elsewhere. */
export function useDraft({ ticketId, draft, read, onShow }: DraftInput) {
  const [state, setState] = useState<DraftState>(() =>
    draft ? { at: 'saved', since: Date.parse(draft.updatedAt) } : { at: 'clean' },
  )
  const input = useRef({ read, onShow })
  const base = useRef(draft?.version ?? 0)
  const exists = useRef(draft !== null)
  const lastKeyAt = useRef(0)
  const sentBodies = useRef(new Set<string>(draft ? [contentKey(contentOf(draft))] : []))
  const frozen = useRef<Frozen | null>(null)
  /** While something is being sent: what is there beside it. */
  const restOf = useRef<(() => DraftContent | null) | null>(null)
  useLayoutEffect(() => {
    input.current = { read, onShow }
  })

  const [account] = useState(accountKey)
  const [saver] = useState(() =>
    createDraftSaver({
      timers: windowTimers,
      onState: setState,
      save: async () => {
        // A save that is tried again may find somebody else signed in: it waits until this person is back.
        if (accountKey() !== account) throw new Error('another account')
        const content = frozen.current ? frozen.current.content : input.current.read()
        if (content) {
          sentBodies.current.add(contentKey(content))
          exists.current = true
          await run('draft.save', {
            ticketId,
            ...content,
            cc: [...content.cc],
            attachments: [...content.attachments],
            baseVersion: base.current,
          })
        } else if (exists.current) {
          await run('draft.discard', { ticketId })
          exists.current = false
        }
      },
    }),
  )

  useEffect(() => {
    const incoming = draft ? contentOf(draft) : null
    const verdict = judgeDraft({
      incoming,
      shown: input.current.read(),
      sentBodies: sentBodies.current,
      dirty: saver.isDirty(),
      lastKeyAt: lastKeyAt.current,
      now: Date.now(),
    })
    if (verdict === 'ignore') return
    base.current = draft?.version ?? 0
    exists.current = draft !== null
    if (verdict === 'show') {
      // Once it was gone, the very same text is news again.
      if (incoming) sentBodies.current.add(contentKey(incoming))
      else sentBodies.current.clear()
      input.current.onShow(incoming)
      setState(draft ? { at: 'saved', since: Date.parse(draft.updatedAt) } : { at: 'clean' })
    }
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
      const content = input.current.read()
      frozen.current = { content, rest: restOf.current ? restOf.current() : content }
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
    pause: saver.pause,
    /** What the composer holds is being sent: nothing is saved until that is decided. `rest` reads what is beside it. */
    sending: (rest: () => DraftContent | null): Sending => {
      const resume = saver.pause()
      restOf.current = rest
      const over = () => {
        restOf.current = null
        resume()
        // Nobody else will save it now.
        if (frozen.current) void saver.flush()
      }
      return {
        failed: over,
        sent: () => {
          exists.current = false
          base.current = 0
          saver.forget()
          if (frozen.current) frozen.current = { ...frozen.current, content: frozen.current.rest }
          if (frozen.current ? frozen.current.content : rest()) saver.changed()
          over()
        },
      }
    },
    /** A file for a composer that has gone: it goes into the draft that was left behind. */
    attachLater: async (info: AttachmentInfo): Promise<void> => {
      if (!frozen.current) return
      const now = await ask('draft.get', { ticketId }).catch(() => null)
      // Our own last save: written upon, not beside.
      if (now && sentBodies.current.has(contentKey(contentOf(now)))) base.current = now.version
      frozen.current = {
        content: withFile(frozen.current.content, info),
        rest: withFile(frozen.current.rest, info),
      }
      saver.changed()
      await saver.flush()
    },
    /** A draft of the cache was put into the editor by hand. */
    adopted: (adopted: Draft) => {
      base.current = adopted.version
      exists.current = true
      // An answer from before may still be on its way: as good as typed, so that it does not empty the editor again.
      lastKeyAt.current = Date.now()
      sentBodies.current.add(contentKey(contentOf(adopted)))
      setState({ at: 'saved', since: Date.parse(adopted.updatedAt) })
    },
  }
}

/** A picture stands in the text, at its end; every other file beside it. */
function withFile(content: DraftContent | null, info: AttachmentInfo): DraftContent {
  const { kind, bodyHtml, cc, attachments } = content ?? { kind: 'public', bodyHtml: '', cc: [], attachments: [] }
  return { kind, bodyHtml: info.inline ? bodyHtml + picture(info) : bodyHtml, cc, attachments: [...attachments, info] }
}
