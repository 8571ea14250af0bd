import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Script } from '#shared/domain/scripts'
import type { AppContext } from '#shared/ipc/views'
import { connect, movePart, partsIn, removePart, removeStep, updateStep } from '../graph/edits.ts'
import { flowOrder } from '../graph/slots.ts'
import type { Editor, Known, Selection } from './editor.ts'
import type { SideTab } from './SidePanel.tsx'
import { useProblems } from './use-problems.ts'
import type { ScriptText } from './use-script-text.ts'

/** What views and panels of one script do to it: what is chosen, and every change of a step. */
export function useEditor(input: {
  readonly script: Script
  readonly context: AppContext
  readonly known: Known | undefined
  readonly mayEdit: boolean
  readonly text: ScriptText
  /** Adds a step where one is chosen: first its kind is asked for. */
  readonly onAdd: () => void
  /** Puts the keys into a field of the panel, given as a selector. */
  readonly focusPanel: (field: string) => void
}) {
  const { script, context, known, mayEdit, text, onAdd, focusPanel } = input
  const { graph } = text
  const latest = useRef({ edit: text.edit, onAdd })
  useEffect(() => {
    latest.current = { edit: text.edit, onAdd }
  })
  const edit: Editor['edit'] = useCallback((change, mark) => latest.current.edit(change, mark), [])
  const problems = useProblems(script, graph, context, known)
  const [selection, setSelection] = useState<Selection | null>(null)
  const [tab, setTab] = useState<SideTab>('step')

  const editor: Editor = useMemo(() => {
    const at = selection
    const chosen = graph.steps.find(({ id }) => id === at?.stepId)
    return {
      script,
      context,
      known,
      mayEdit,
      languages: script.languages,
      graph,
      selection,
      problems,
      errors: problems.filter(({ severity }) => severity === 'error').length,
      select: (next) => {
        setSelection(next)
        if (next) setTab('step')
      },
      edit: (change, mark) => mayEdit && edit(change, mark),
      editStep: (id, change, mark) => mayEdit && edit((now) => updateStep(now, id, change), mark),
      add: () => mayEdit && latest.current.onAdd(),
      remove: () => {
        if (!at || !chosen || !mayEdit) return
        const { by } = at
        if (by === undefined) {
          const order = flowOrder(graph)
          const index = order.findIndex(({ id }) => id === chosen.id)
          const next = order[index + 1] ?? order[index - 1]
          edit((now) => removeStep(now, chosen.id))
          setSelection(next ? { stepId: next.id } : null)
        } else if (partsIn(chosen).some(({ id }) => id === by)) {
          edit((now) => updateStep(now, chosen.id, (step) => removePart(step, by ?? '')))
          setSelection({ stepId: chosen.id })
        } else edit((now) => connect(now, chosen.id, by, null))
      },
      move: (by) => {
        const partId = at?.by
        if (!chosen || typeof partId !== 'string' || !mayEdit) return
        edit((now) => updateStep(now, chosen.id, (step) => movePart(step, partId, by)))
      },
      openPanel: (field = 'first') => {
        setTab('step')
        focusPanel(field === 'target' ? `input[data-slot="${at?.by ?? 'next'}"]` : '[data-first]')
      },
    }
  }, [script, context, known, mayEdit, graph, selection, problems, edit, focusPanel])

  return { editor, edit, selection, setSelection, tab, setTab }
}
