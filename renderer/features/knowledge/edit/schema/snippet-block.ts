import { mergeAttributes, Node } from '@tiptap/react'

/** What the editor shows for a snippet; asked for anew whenever `subscribe` calls. */
export interface SnippetSource {
  readonly show: (snippetId: string) => { readonly name: string; readonly body: DocumentFragment | null }
  readonly subscribe: (listener: () => void) => () => void
}

/** A passage that many articles share. The text holds its id alone. */
export const SnippetBlock = Node.create<{ source: SnippetSource | null; className: string; nameClass: string }>({
  name: 'snippet',
  group: 'block',
  atom: true,
  addOptions: () => ({ source: null, className: '', nameClass: '' }),
  addAttributes: () => ({
    snippetId: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-snippet'),
      renderHTML: ({ snippetId }: Record<string, unknown>) => ({ 'data-snippet': snippetId }),
    },
  }),
  parseHTML: () => [{ tag: 'div[data-snippet]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes(HTMLAttributes)],
  addNodeView() {
    const { source, className, nameClass } = this.options
    return ({ node }) => {
      const dom = document.createElement('div')
      dom.className = className
      dom.contentEditable = 'false'
      const draw = () => {
        const name = document.createElement('div')
        name.className = nameClass
        const found = source?.show(String(node.attrs.snippetId))
        name.textContent = found?.name ?? ''
        dom.replaceChildren(name, ...(found?.body ? [document.importNode(found.body, true)] : []))
      }
      draw()
      const stop = source?.subscribe(draw)
      return { dom, destroy: () => stop?.(), ignoreMutation: () => true }
    }
  },
})
