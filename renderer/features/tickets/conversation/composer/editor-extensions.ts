import { Link } from '@tiptap/extension-link'
import { Mention } from '@tiptap/extension-mention'
import { Placeholder } from '@tiptap/extension-placeholder'
import { StarterKit } from '@tiptap/starter-kit'
import { CidImage, lengthGuard } from '../../../../app/writing/editor-parts.ts'
import { bodyLimit } from './limits.ts'
import type { mentionSuggestion } from './mention-popup.ts'
import { openPlaces } from './open-places.ts'

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
    openPlaces,
    lengthGuard(bodyLimit, options.onRefused),
  ]
}
