import { Image } from '@tiptap/extension-image'
import { Link } from '@tiptap/extension-link'
import { Mention } from '@tiptap/extension-mention'
import { Placeholder } from '@tiptap/extension-placeholder'
import { Plugin } from '@tiptap/pm/state'
import { Extension } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { attachmentUrl } from '../thread/attachment-bytes.ts'
import { bodyLimit } from './limits.ts'
import type { mentionSuggestion } from './mention-popup.ts'

/**
 * Pictures inside the text are files of the message, named by their content id. Nothing else may be an image here: a
 * pasted page must not bring addresses along that load when the message is opened.
 */
const CidImage = Image.extend({
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
function lengthGuard(onRefused: () => void): Extension {
  return Extension.create({
    name: 'lengthGuard',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (transaction, state) => {
          if (!transaction.docChanged) return true
          const size = transaction.doc.content.size
          if (size <= bodyLimit || size <= state.doc.content.size) return true
          onRefused()
          return false
        },
      }),
    ],
  })
}

export function composerExtensions(options: {
  readonly placeholder: () => string
  readonly mention: ReturnType<typeof mentionSuggestion>
  readonly onRefused: () => void
}) {
  return [
    StarterKit.configure({ link: false, heading: false, dropcursor: { color: 'var(--sb-accent)' } }),
    // Not the kit's own: that one takes Ctrl+K, which is the palette's everywhere.
    Link.configure({ openOnClick: false, autolink: true, defaultProtocol: 'https', protocols: ['mailto', 'tel'] }),
    CidImage,
    Mention.configure({
      suggestion: options.mention,
      renderText: ({ node }) => `@${String(node.attrs.label ?? '')}`,
      renderHTML: ({ node }) => [
        'span',
        {
          'data-type': 'mention',
          'data-id': String(node.attrs.id ?? ''),
          'data-label': String(node.attrs.label ?? ''),
        },
        `@${String(node.attrs.label ?? '')}`,
      ],
    }),
    Placeholder.configure({ placeholder: options.placeholder }),
    lengthGuard(options.onRefused),
  ]
}
