import type { Node as PmNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { Extension } from '@tiptap/react'
import { unfilledIn } from './unfilled.ts'

/** Marks what came out of an article and nobody knew a value for, e.g. `{{customer.city}}`: the person fills it in. */
export const openPlaces = Extension.create({
  name: 'openPlaces',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      state: {
        init: (_, { doc }) => marksOf(doc),
        apply: (transaction, marks) => (transaction.docChanged ? marksOf(transaction.doc) : marks),
      },
      props: {
        decorations(state) {
          return this.getState(state)
        },
      },
    }),
  ],
})

function marksOf(doc: PmNode): DecorationSet {
  const found: Decoration[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc')
    if (!text.includes('{{')) return false
    for (const { at, length } of unfilledIn(text)) {
      found.push(Decoration.inline(pos + 1 + at, pos + 1 + at + length, { 'data-missing': '' }))
    }
    return false
  })
  return DecorationSet.create(doc, found)
}
