import type { Editor } from '@tiptap/react'
import type { TFunction } from 'i18next'
import type { Snippet } from '#shared/domain/knowledge'
import { callOutKinds } from './schema/callout.ts'
import { headingLevels } from './schema/extensions.ts'
import { emptyTable } from './schema/table.ts'

/** Something that can be put into the text from the list under "/". */
export interface Insertion {
  readonly label: string
  /** Further words under which it is found. */
  readonly keywords: string
  readonly detail: string
  readonly run: (editor: Editor) => void
}

export function insertTable(editor: Editor, rows = 3, columns = 3): void {
  const table = emptyTable(editor.schema, rows, columns)
  if (!table) return
  editor.chain().focus().insertContent(table.toJSON()).run()
  // Into the first cell, where writing goes on.
  const { selection } = editor.state
  let at: number | null = null
  editor.state.doc.nodesBetween(0, selection.to, (node, pos) => {
    if (node.type.name === 'table') at = pos
    return node.type.name !== 'table'
  })
  if (at !== null) editor.commands.setTextSelection(at + 4)
}

export function insertSnippet(editor: Editor, snippetId: string): void {
  editor.chain().focus().insertContent({ type: 'snippet', attrs: { snippetId } }).run()
}

export function toggleCallOut(editor: Editor, kind: string): void {
  if (editor.isActive('callOut', { kind })) editor.chain().focus().lift('callOut').run()
  else if (editor.isActive('callOut')) editor.chain().focus().updateAttributes('callOut', { kind }).run()
  else editor.chain().focus().wrapIn('callOut', { kind }).run()
}

export function insertionsOf(
  t: TFunction,
  snippets: readonly Pick<Snippet, 'id' | 'name'>[],
  pickImage: () => void,
): readonly Insertion[] {
  const block = (name: string, keywords: string, detail: string, run: Insertion['run']): Insertion => ({
    label: t(`knowledge:insert.${name}`),
    keywords,
    detail,
    run,
  })
  return [
    ...headingLevels.map((level) =>
      block(`heading${level}`, `heading h${level}`, '#'.repeat(level), (editor) =>
        editor.chain().focus().setHeading({ level }).run(),
      ),
    ),
    block('bullets', 'list', '-', (editor) => editor.chain().focus().toggleBulletList().run()),
    block('numbers', 'list steps', '1.', (editor) => editor.chain().focus().toggleOrderedList().run()),
    block('table', 'table grid', '', (editor) => insertTable(editor)),
    ...callOutKinds.map((kind) =>
      block(`callOut-${kind}`, `call-out note ${kind}`, '', (editor) => toggleCallOut(editor, kind)),
    ),
    block('image', 'picture photo', '', pickImage),
    block('article', 'link', '[[', (editor) => editor.chain().focus().insertContent('[[').run()),
    block('variable', 'placeholder', '{{', (editor) => editor.chain().focus().insertContent('{{').run()),
    block('code', 'code', '```', (editor) => editor.chain().focus().setCodeBlock().run()),
    block('quote', 'quote', '>', (editor) => editor.chain().focus().toggleBlockquote().run()),
    block('line', 'rule', '---', (editor) => editor.chain().focus().setHorizontalRule().run()),
    ...snippets.map(({ id, name }) => ({
      label: name,
      keywords: `snippet ${t('knowledge:block.snippet')}`,
      detail: t('knowledge:block.snippet'),
      run: (editor: Editor) => insertSnippet(editor, id),
    })),
  ]
}
