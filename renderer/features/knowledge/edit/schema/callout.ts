import { mergeAttributes, Node } from '@tiptap/react'

export const callOutKinds = ['info', 'tip', 'warning'] as const
export type CallOutKind = (typeof callOutKinds)[number]

const kindOf = (value: string | null): CallOutKind => callOutKinds.find((kind) => kind === value) ?? 'info'

/** A passage set off from the text: something to know, to do better, or to beware of. */
export const CallOut = Node.create({
  name: 'callOut',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({
    kind: {
      default: 'info',
      parseHTML: (element: HTMLElement) => kindOf(element.getAttribute('data-kind')),
      renderHTML: ({ kind }: Record<string, unknown>) => ({ 'data-kind': kind }),
    },
  }),
  parseHTML: () => [{ tag: 'aside' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', mergeAttributes(HTMLAttributes), 0],
})
