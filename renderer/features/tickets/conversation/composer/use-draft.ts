import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Draft } from '#shared/domain/tickets'
import { run } from '../../../../app/data.ts'
import { contentKey, createDraftSaver, type DraftContent, type DraftState, judgeDraft } from './draft-saver.ts'

const timers = {
  set: (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds),
  clear: (timer: unknown) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  now: () => Date.now(),
}

export function contentOf(draft: Draft): DraftContent {
  const { kind, bodyHtml, cc, attachments } = draft
  return { kind, bodyHtml, cc, attachments }
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
  const frozen = useRef<{ readonly content: DraftContent | null } | null>(null)
  useLayoutEffect(() => {
    input.current = { read, onShow }
  })

  const [saver] = useState(() =>
    createDraftSaver({
      timers,
      onState: setState,
      save: async () => {
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
      frozen.current = { content: input.current.read() }
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
    /** The content was sent: the command that did so took the draft along. */
    sent: () => {
      exists.current = false
      base.current = 0
      saver.forget()
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
