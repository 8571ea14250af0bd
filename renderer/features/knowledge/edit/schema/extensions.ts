import { Link } from '@tiptap/extension-link'
import { Placeholder } from '@tiptap/extension-placeholder'
import type { Extensions } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { CidImage } from '../../../../app/writing/editor-parts.ts'
import { ArticleLink } from './article-link.ts'
import { CallOut } from './callout.ts'
import { SnippetBlock, type SnippetSource } from './snippet-block.ts'
import { tableExtensions } from './table.ts'

/** The title is the first heading: those of the text stand below it. */
export const headingLevels = [2, 3, 4] as const

/** Where it leads and nothing else: how it is opened is the business of whoever shows it. */
const BareLink = Link.extend({ addAttributes: () => ({ href: { default: null } }) })

/**
 * What may stand in an article. Its HTML is what is stored, compared and published: reading it in and writing it out
 * again changes nothing.
 */
export function articleSchema(
  options: {
    readonly snippets?: { readonly source: SnippetSource; readonly className: string; readonly nameClass: string }
  } = {},
): Extensions {
  return [
    StarterKit.configure({
      link: false,
      heading: { levels: [...headingLevels] },
      codeBlock: { enableTabIndentation: true },
      dropcursor: { color: 'var(--sb-accent)' },
    }),
    // Not the kit's own: that one takes Ctrl+K, which is the palette's everywhere.
    BareLink.configure({
      openOnClick: false,
      autolink: true,
      defaultProtocol: 'https',
      protocols: ['mailto', 'tel'],
      HTMLAttributes: { target: null, rel: null },
    }),
    ArticleLink,
    CidImage,
    CallOut,
    SnippetBlock.configure(options.snippets ?? {}),
    ...tableExtensions,
  ]
}

export function placeholder(text: () => string) {
  return Placeholder.configure({ placeholder: text })
}
