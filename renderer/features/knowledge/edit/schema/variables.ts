import type { Mark, MarkType, Node as PmNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { AddMarkStep, RemoveMarkStep } from '@tiptap/pm/transform'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { Extension } from '@tiptap/react'
import { isKnowledgeVariable } from '#shared/rules/knowledge-variables'
import { variablePattern } from '../../article/clean-article.ts'

/**
 * `{{customer.firstName}}` shows as a chip and is one piece: a link or bold of a part of it is one of the whole, and the
 * key that would take its last brace takes all of it. It stays plain words in the text, so that nothing has to be
 * translated when it is stored, pasted or searched.
 */
export function variableMarks(unknown: string): Extension {
  return Extension.create({
    name: 'variableMarks',
    addKeyboardShortcuts: () => ({
      Backspace: ({ editor }) => removeWhole(editor.state, editor.view.dispatch, 'to'),
      Delete: ({ editor }) => removeWhole(editor.state, editor.view.dispatch, 'from'),
    }),
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        state: {
          init: (_, { doc }) => marksOf(doc, unknown),
          apply: (transaction, marks) => (transaction.docChanged ? marksOf(transaction.doc, unknown) : marks),
        },
        props: {
          decorations(state) {
            return this.getState(state)
          },
        },
        appendTransaction: (transactions, _, state) =>
          transactions.some(({ docChanged }) => docChanged) ? madeWhole(transactions, state) : null,
      }),
    ],
  })
}

interface Place {
  readonly from: number
  readonly to: number
  readonly name: string
}

function placesOf(doc: PmNode): Place[] {
  const found: Place[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    // A mark (bold) in the middle of a name parts it into two texts: the block is read as one.
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc')
    for (const match of text.matchAll(variablePattern)) {
      const from = pos + 1 + match.index
      found.push({ from, to: from + match[0].length, name: match[1] ?? '' })
    }
    return false
  })
  return found
}

function marksOf(doc: PmNode, unknown: string): DecorationSet {
  const chips = placesOf(doc).map(({ from, to, name }) =>
    Decoration.inline(from, to, {
      'data-variable': name,
      ...(isKnowledgeVariable(name) ? {} : { 'data-unknown': '', title: unknown }),
    }),
  )
  return DecorationSet.create(doc, chips)
}

/** What was done to a part of a variable is done to all of it; what came in pieces (a paste) is put together. */
function madeWhole(transactions: readonly Transaction[], state: EditorState): Transaction | null {
  const removed = new Set<MarkType>()
  for (const { steps } of transactions)
    for (const step of steps) {
      if (step instanceof RemoveMarkStep) removed.add(step.mark.type)
      // A link that is set anew is taken off first.
      if (step instanceof AddMarkStep) removed.delete(step.mark.type)
    }
  const { tr } = state
  for (const { from, to } of placesOf(state.doc)) {
    const pieces: { readonly marks: readonly Mark[]; readonly size: number }[] = []
    state.doc.nodesBetween(from, to, (node) => {
      if (node.isText) pieces.push({ marks: node.marks, size: node.nodeSize })
    })
    const all = pieces.flatMap(({ marks }) => marks)
    for (const mark of new Set(all)) {
      if (pieces.every(({ marks }) => mark.isInSet(marks))) continue
      if (removed.has(mark.type)) tr.removeMark(from, to, mark)
      else tr.addMark(from, to, mark)
    }
  }
  return tr.docChanged ? tr : null
}

/** `side`: where the cursor stands when the key is pressed. */
function removeWhole(
  { selection, doc, tr }: EditorState,
  dispatch: (transaction: Transaction) => void,
  side: 'from' | 'to',
): boolean {
  if (!(selection instanceof TextSelection) || !selection.empty) return false
  const place = placesOf(doc).find((each) => each[side] === selection.head)
  if (!place) return false
  dispatch(tr.delete(place.from, place.to).scrollIntoView())
  return true
}
