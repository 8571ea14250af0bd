import { PluginKey } from '@tiptap/pm/state'
import { type Editor, Extension, type Range } from '@tiptap/react'
import { Suggestion, type SuggestionOptions } from '@tiptap/suggestion'
import type { ArticleRef } from '#shared/ipc/knowledge-views'
import { knowledgeVariables } from '#shared/rules/knowledge-variables'
import { folded } from '../../../app/fold.ts'
import { suggestionClasses, suggestionList } from '../../../app/writing/suggestion-list.ts'
import type { Insertion } from './insertions.ts'

/** What can be picked while one writes: `[[` an article, `{{` a variable, `/` a block. */

export interface SuggestionWords {
  readonly articles: string
  readonly noArticle: string
  readonly variables: string
  readonly insert: string
  /** A variable in words, e.g. "First name of the customer". */
  readonly variable: (name: string) => string
}

interface Options {
  readonly words: SuggestionWords
  readonly findArticles: (text: string) => Promise<readonly ArticleRef[]>
  readonly insertions: () => readonly Insertion[]
  readonly onOpen: (open: boolean) => void
  /** What the lists hang in; left out, the page itself, above a dialog. */
  readonly container?: string
}

function suggestion<Item>(
  name: string,
  options: Omit<SuggestionOptions<Item, Item>, 'editor' | 'pluginKey'>,
): Extension {
  return Extension.create({
    name,
    addProseMirrorPlugins() {
      return [Suggestion<Item, Item>({ editor: this.editor, pluginKey: new PluginKey(name), ...options })]
    },
  })
}

function line(words: string, detail: string): Node[] {
  const label = document.createElement('span')
  label.className = suggestionClasses.words ?? ''
  label.textContent = words
  if (detail === '') return [label]
  const aside = document.createElement('span')
  aside.className = suggestionClasses.detail ?? ''
  aside.textContent = detail
  return [label, aside]
}

export function writingSuggestions(options: Options): Extension[] {
  const { words, findArticles, insertions, onOpen } = options
  const within = options.container === undefined ? {} : { container: options.container }
  return [
    suggestion<ArticleRef>('articleSuggestion', {
      ...suggestionList<ArticleRef>({
        char: '[[',
        label: words.articles,
        empty: words.noArticle,
        items: findArticles,
        draw: ({ title, language }) => line(title, language.toUpperCase()),
        onOpen,
      }),
      ...within,
      allowSpaces: true,
      allowedPrefixes: null,
      command: ({ editor, range, props }) => insertArticleLink(editor, range, props),
    }),
    suggestion<string>('variableSuggestion', {
      ...suggestionList<string>({
        char: '{{',
        label: words.variables,
        items: (query) => {
          const wanted = folded(query.trim())
          return knowledgeVariables.filter(
            (name) => folded(name).includes(wanted) || folded(words.variable(name)).includes(wanted),
          )
        },
        draw: (name) => line(words.variable(name), name),
        onOpen,
      }),
      ...within,
      allowedPrefixes: null,
      command: ({ editor, range, props }) =>
        editor
          .chain()
          .focus()
          .insertContentAt(range, [{ type: 'text', text: `{{${props}}}` }])
          .run(),
    }),
    suggestion<Insertion>('insertSuggestion', {
      ...suggestionList<Insertion>({
        char: '/',
        label: words.insert,
        items: (query) => {
          const wanted = folded(query.trim())
          return insertions().filter(({ label, keywords }) => folded(`${label} ${keywords}`).includes(wanted))
        },
        draw: ({ label, detail }) => line(label, detail),
        onOpen,
      }),
      ...within,
      startOfLine: true,
      allowSpaces: true,
      // In code a slash is a slash.
      allow: ({ state, range }) => state.doc.resolve(range.from).parent.type.name === 'paragraph',
      command: ({ editor, range, props }) => {
        editor.chain().focus().deleteRange(range).run()
        props.run(editor)
      },
    }),
  ]
}

function insertArticleLink(editor: Editor, range: Range, { articleId, title }: ArticleRef): void {
  editor
    .chain()
    .focus()
    .insertContentAt(range, [{ type: 'text', text: title, marks: [{ type: 'articleLink', attrs: { articleId } }] }])
    .unsetMark('articleLink')
    .run()
}
