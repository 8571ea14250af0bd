import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type DraftState, judge, typingFor } from './draft-saver.ts'
import { windowSaver } from './window-saver.ts'

/** A draft as the cache has it. */
export interface StoredDraft<Content> {
  readonly content: Content
  readonly version: number
  /** ISO 8601. */
  readonly updatedAt: string
}

export interface KeptDraftInput<Content> {
  /** What the cache has now; null when there is no draft. */
  readonly stored: StoredDraft<Content> | null
  /** The same for contents that say the same. */
  readonly keyOf: (content: Content) => string
  /** What the editor holds; null when that is nothing to keep. */
  readonly read: () => Content | null
  /** Another of the person's machines wrote this; null when it was sent, saved or thrown away there. */
  readonly onShow: (content: Content | null) => void
  /** Asks the cache now. */
  readonly load: () => Promise<StoredDraft<Content> | null>
  readonly save: (content: Content, baseVersion: number) => Promise<unknown>
  readonly discard: () => Promise<unknown>
}

/** What the editor holds goes out as a message or a version. Exactly one of the two is called. */
export interface Sending {
  /** It is on disk, and the draft went with it. What the editor holds beside it begins the next draft. */
  readonly sent: () => void
  readonly failed: () => void
}

/** The editor has gone; this is what it held. */
interface Frozen<Content> {
  readonly content: Content | null
  /** The same without what was being sent at that moment. */
  readonly rest: Content | null
}

function stateOf(stored: StoredDraft<unknown> | null): DraftState {
  return stored ? { at: 'saved', since: Date.parse(stored.updatedAt) } : { at: 'clean' }
}

/** Keeps what is typed on disk within a second, and shows what was typed on another machine of the same person. */
export function useKeptDraft<Content>(latest: KeptDraftInput<Content>) {
  const { stored } = latest
  const [state, setState] = useState<DraftState>(() => stateOf(stored))
  const input = useRef(latest)
  useLayoutEffect(() => {
    input.current = latest
  })
  const base = useRef(stored?.version ?? 0)
  const exists = useRef(stored !== null)
  const lastKeyAt = useRef(0)
  const saved = useRef(new Set<string>(stored ? [latest.keyOf(stored.content)] : []))
  const frozen = useRef<Frozen<Content> | null>(null)
  /** While something is being sent: what is there beside it. */
  const restOf = useRef<(() => Content | null) | null>(null)

  const [saver] = useState(() =>
    windowSaver({
      // A save that found nothing to keep has kept nothing.
      onState: (next) => setState(next.at === 'saved' && !exists.current ? { at: 'clean' } : next),
      save: async () => {
        const content = frozen.current ? frozen.current.content : input.current.read()
        if (content !== null) {
          saved.current.add(input.current.keyOf(content))
          exists.current = true
          await input.current.save(content, base.current)
        } else if (exists.current) {
          await input.current.discard()
          exists.current = false
        }
      },
    }),
  )

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const consider = (now: StoredDraft<Content> | null) => {
      const { keyOf, read, onShow } = input.current
      const shown = read()
      const verdict = judge({
        incoming: now && keyOf(now.content),
        shown: shown === null ? null : keyOf(shown),
        saved: saved.current,
        dirty: saver.isDirty(),
        lastKeyAt: lastKeyAt.current,
        now: Date.now(),
      })
      if (verdict === 'ignore') {
        timer = setTimeout(() => void again(), typingFor)
        return
      }
      base.current = now?.version ?? 0
      exists.current = now !== null
      if (verdict !== 'show') return
      // Once it was gone, the very same text is news again.
      if (now) saved.current.add(keyOf(now.content))
      else saved.current.clear()
      onShow(now === null ? null : now.content)
      setState(stateOf(now))
    }
    /** Words of another machine that came while one typed here. By now the cache may hold others, or one's own. */
    const again = async () => {
      const now = saver.isDirty() ? undefined : await input.current.load().catch(() => undefined)
      if (over) return
      if (now === undefined) timer = setTimeout(() => void again(), typingFor)
      else consider(now)
    }
    consider(stored)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [stored, saver])

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
    isDirty: saver.isDirty,
    /** The editor has been taken down. */
    isGone: () => frozen.current !== null,
    pause: saver.pause,
    /**
     * What the editor holds is going out: no draft is written until that is decided, as it would come back behind it.
     * `rest` reads what is there beside it; left out, what the editor holds once it is out is all new.
     */
    sending: (rest?: () => Content | null): Sending => {
      const resume = saver.pause()
      restOf.current = rest ?? null
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
          const left = frozen.current ? frozen.current.content : (rest ?? input.current.read)()
          if (left !== null) saver.changed()
          over()
        },
      }
    },
    /** Something for an editor that has gone goes into the draft that it left behind. */
    amendLater: async (amend: (content: Content | null) => Content | null): Promise<void> => {
      if (!frozen.current) return
      const now = await input.current.load().catch(() => null)
      if (now) {
        base.current = now.version
        // Written since, by another editor of it: written upon, not beside.
        if (!saved.current.has(input.current.keyOf(now.content))) {
          frozen.current = { ...frozen.current, content: now.content }
        }
      }
      frozen.current = { content: amend(frozen.current.content), rest: amend(frozen.current.rest) }
      saver.changed()
      await saver.flush()
    },
    /** A draft of the cache was put into the editor by hand. */
    adopted: (adopted: StoredDraft<Content>) => {
      base.current = adopted.version
      exists.current = true
      // An answer from before may still be on its way: as good as typed, so that it does not empty the editor again.
      lastKeyAt.current = Date.now()
      saved.current.add(input.current.keyOf(adopted.content))
      setState(stateOf(adopted))
    },
  }
}
