import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Script, ScriptDraft, ScriptGraph } from '#shared/domain/scripts'
import { run } from '../../../app/data.ts'
import type { DraftState } from '../../../app/writing/draft-saver.ts'
import { windowSaver } from '../../../app/writing/window-saver.ts'
import { isSameGraph } from '../graph/compare.ts'
import { beginHistory, change, type History, redo, undo } from '../graph/history.ts'

/** The saved text that was edited. `graph` is null when it is not at hand: then no text is taken for the same. */
interface Base {
  readonly revisionId: string
  readonly graph: ScriptGraph | null
}

/** The text under the person's hands: what was done to it, and the draft that keeps it. */
export function useScriptText({
  script,
  drafts,
}: {
  readonly script: Script
  readonly drafts: readonly ScriptDraft[]
}) {
  const scriptId = script.id
  const [begun] = useState(() => {
    const [newest] = drafts
    const base: Base =
      newest && newest.baseRevisionId !== script.revisionId
        ? { revisionId: newest.baseRevisionId, graph: null }
        : { revisionId: script.revisionId, graph: script.graph }
    return { base, graph: newest?.graph ?? script.graph, draft: newest ?? null, draftId: uuidv7() }
  })
  const [history, setHistory] = useState<History<ScriptGraph>>(() => beginHistory(begun.graph))
  const [base, setBase] = useState<Base>(begun.base)
  const [state, setState] = useState<DraftState>(() =>
    begun.draft ? { at: 'saved', since: Date.parse(begun.draft.updatedAt) } : { at: 'clean' },
  )
  const now = useRef({ history, base })
  /** The draft that this editor went on from, until one of its own takes its place. */
  const [previous, setPrevious] = useState<string | null>(begun.draft?.id ?? null)
  const kept = useRef({ previous, exists: false })

  const [saver] = useState(() =>
    windowSaver({
      onState: setState,
      save: async () => {
        const { history: h, base: b } = now.current
        const graph = h.present
        const isSame = b.graph !== null && isSameGraph(graph, b.graph)
        if (!isSame) {
          await run('scriptDraft.save', { draftId: begun.draftId, scriptId, graph, baseRevisionId: b.revisionId })
          kept.current.exists = true
        } else if (kept.current.exists) {
          await run('scriptDraft.discard', { draftId: begun.draftId })
          kept.current.exists = false
        }
        // Only now: between the two there is one draft too many, and never one too few.
        const old = kept.current.previous
        if (old === null) return
        await run('scriptDraft.discard', { draftId: old })
        kept.current.previous = null
        setPrevious(null)
      },
    }),
  )
  useLayoutEffect(() => {
    const flush = () => void saver.flush()
    window.addEventListener('pagehide', flush)
    window.addEventListener('blur', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      window.removeEventListener('blur', flush)
      flush()
    }
  }, [saver])

  const become = (next: History<ScriptGraph>, saves = true) => {
    if (next === now.current.history) return
    now.current.history = next
    setHistory(next)
    if (saves) saver.changed()
  }
  const rebase = (next: Base) => {
    now.current.base = next
    setBase(next)
  }

  /** Revisions saved here. */
  const own = useRef(new Set<string>())
  /** What was shown when a text was saved here: until that one arrives it is no news. */
  const [outdated, setOutdated] = useState<string | null>(null)
  if (outdated !== null && outdated !== script.revisionId) setOutdated(null)
  const isNewer =
    script.revisionId !== base.revisionId && script.revisionId !== outdated && !own.current.has(script.revisionId)
  const isChanged = base.graph === null || !isSameGraph(history.present, base.graph)
  // Nothing of one's own stands in the way: what a colleague saved is shown.
  const follows = isNewer && !isChanged
  useEffect(() => {
    if (!follows) return
    const next = beginHistory(script.graph)
    now.current = { history: next, base: { revisionId: script.revisionId, graph: script.graph } }
    setHistory(next)
    setBase(now.current.base)
  }, [follows, script.graph, script.revisionId])

  const dropDrafts = async () => {
    const ids = [kept.current.exists ? begun.draftId : null, kept.current.previous].filter((each) => each !== null)
    for (const draftId of ids) await run('scriptDraft.discard', { draftId })
    kept.current = { previous: null, exists: false }
    setPrevious(null)
  }

  return {
    graph: history.present,
    base,
    state,
    isChanged,
    /** A colleague's version that the text here is not written upon. */
    isBehind: isNewer && isChanged,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    edit: (make: (graph: ScriptGraph) => ScriptGraph, mark?: string) => {
      const h = now.current.history
      become(change(h, make(h.present), Date.now(), mark ?? null))
    },
    undo: () => become(undo(now.current.history)),
    redo: () => become(redo(now.current.history)),
    flush: saver.flush,
    /** What is written stands upon the newest version from now on, which stays in the list. */
    keepMine: () => {
      rebase({ revisionId: script.revisionId, graph: script.graph })
      saver.changed()
    },
    /** The newest version takes the place of what is written; undo brings that back. */
    takeTheirs: () => {
      rebase({ revisionId: script.revisionId, graph: script.graph })
      become(change(now.current.history, script.graph))
      saver.changed()
    },
    /** Another text in the place of this one, to be saved as a version; undo takes it back. */
    replace: (graph: ScriptGraph) => become(change(now.current.history, graph)),
    /** The draft of another machine takes the place of what is written, and goes once that is on disk. */
    takeOver: async (other: ScriptDraft) => {
      become(change(now.current.history, other.graph))
      await saver.flush()
      // A save that failed is tried again by itself; until then the other draft is the only one on disk.
      if (!saver.isDirty()) await run('scriptDraft.discard', { draftId: other.id })
    },
    discard: async () => {
      const resume = saver.pause()
      try {
        await dropDrafts()
        saver.forget()
        const next = beginHistory(script.graph)
        now.current.history = next
        setHistory(next)
        rebase({ revisionId: script.revisionId, graph: script.graph })
      } finally {
        resume()
      }
    },
    /** Saves what is written as a version. */
    save: async (note: string) => {
      const resume = saver.pause()
      try {
        const { history: h, base: b } = now.current
        const revisionId = uuidv7()
        const draftId = kept.current.exists ? begun.draftId : kept.current.previous
        own.current.add(revisionId)
        await run('script.save', {
          ...{ scriptId, revisionId, draftId, note },
          baseRevisionId: b.revisionId,
          graph: h.present,
        })
        if (draftId === begun.draftId) kept.current.exists = false
        else kept.current.previous = null
        await dropDrafts()
        saver.forget()
        rebase({ revisionId, graph: h.present })
        setOutdated(script.revisionId)
        // What was typed meanwhile is a draft again.
        if (now.current.history.present !== h.present) saver.changed()
      } finally {
        resume()
      }
    },
    /** Unfinished texts of the person from other machines. */
    others: drafts.filter(({ id }) => id !== begun.draftId && id !== previous),
  }
}

export type ScriptText = ReturnType<typeof useScriptText>
