import { Mark, mergeAttributes } from '@tiptap/react'

/** A link to another article by its id: it follows the article wherever it moves, and is known to be broken when it goes. */
export const ArticleLink = Mark.create({
  name: 'articleLink',
  inclusive: false,
  excludes: 'link articleLink',
  addAttributes: () => ({
    articleId: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-article'),
      renderHTML: ({ articleId }: Record<string, unknown>) => ({ 'data-article': articleId }),
    },
  }),
  parseHTML: () => [{ tag: 'a[data-article]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['a', mergeAttributes(HTMLAttributes), 0],
})
