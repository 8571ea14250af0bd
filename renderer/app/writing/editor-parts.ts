import { Image } from '@tiptap/extension-image'
import { Plugin } from '@tiptap/pm/state'
import { Extension } from '@tiptap/react'
import { attachmentUrl } from './attachment-bytes.ts'

/**
 * Pictures inside a text are files that belong to it, named by their content id. Nothing else may be an image here: a
 * pasted page must not bring addresses along that load when the text is opened.
 */
export const CidImage = Image.extend({
  parseHTML: () => [{ tag: 'img[src^="cid:"]' }],
  addNodeView:
    () =>
    ({ node }) => {
      const image = document.createElement('img')
      image.alt = String(node.attrs.alt ?? '')
      const source = String(node.attrs.src ?? '')
      attachmentUrl(source.replace(/^cid:/, '')).then(
        (url) => {
          image.src = url
        },
        () => undefined,
      )
      return { dom: image }
    },
}).configure({ inline: true })

/** The last wall against a body that could not be stored: such a change does not happen, and what is there stays. */
export function lengthGuard(most: number, onRefused: () => void): Extension {
  return Extension.create({
    name: 'lengthGuard',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (transaction, state) => {
          if (!transaction.docChanged) return true
          const size = transaction.doc.content.size
          if (size <= most || size <= state.doc.content.size) return true
          onRefused()
          return false
        },
      }),
    ],
  })
}
