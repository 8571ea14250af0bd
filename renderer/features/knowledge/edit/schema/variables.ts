import type { Node as PmNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { Extension } from '@tiptap/react'
import { isKnowledgeVariable } from '#shared/rules/knowledge-variables'
import { variablePattern } from '../../article/clean-article.ts'

/**
 * `{{customer.firstName}}` shows as a chip. It stays plain words in the text, so that nothing has to be translated when
 * it is stored, pasted or searched.
 */
export function variableMarks(unknown: string): Extension {
  return Extension.create({
    name: 'variableMarks',
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
      }),
    ],
  })
}

function marksOf(doc: PmNode, unknown: string): DecorationSet {
  const found: Decoration[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    // A mark (bold) in the middle of a name parts it into two texts: the block is read as one.
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc')
    for (const match of text.matchAll(variablePattern)) {
      const from = pos + 1 + match.index
      const name = match[1] ?? ''
      const known = isKnowledgeVariable(name)
      found.push(
        Decoration.inline(from, from + match[0].length, {
          'data-variable': name,
          ...(known ? {} : { 'data-unknown': '', title: unknown }),
        }),
      )
    }
    return false
  })
  return DecorationSet.create(doc, found)
}
