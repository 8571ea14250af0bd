import '@mantine/tiptap/styles.layer.css'
import { RichTextEditor } from '@mantine/tiptap'
import type { Transaction } from '@tiptap/pm/state'
import { type Editor, useEditor, useEditorState } from '@tiptap/react'
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { Snippet } from '#shared/domain/knowledge'
import { limits } from '#shared/domain/primitives'
import { inLanguage } from '#shared/rules/knowledge-variables'
import { ask, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { lengthGuard } from '../../../app/writing/editor-parts.ts'
import textClasses from '../article/article-text.module.css'
import { cleanArticle } from '../article/clean-article.ts'
import { ContextBar } from './ContextBar.tsx'
import classes from './edit.module.css'
import { insertionsOf } from './insertions.ts'
import { pictureFile, readPaste } from './paste/read-paste.ts'
import { articleSchema, placeholder } from './schema/extensions.ts'
import type { SnippetSource } from './schema/snippet-block.ts'
import { variableMarks } from './schema/variables.ts'
import { writingSuggestions } from './suggestions.ts'
import { Toolbar, useToolLabels } from './Toolbar.tsx'
import { countWords } from './words.ts'

export interface BodyHandle {
  readonly focus: () => void
  readonly html: () => string
  /** As one step that can be undone; `quietly` as if it had always been there. */
  readonly setHtml: (html: string, quietly?: boolean) => void
  /** Where the file was dropped or pasted, wherever that has moved since. */
  readonly insertImage: (file: { readonly id: string; readonly fileName: string }) => void
}

/** Room for the markup around what is typed stays free under the limit of a body. */
const bodyLimit = limits.bodyHtml - 30_000
/** Beyond this even reading the markup of a paste would freeze the window. */
const pasteLimit = 4 * limits.bodyHtml
/** Behind a table or a picture the editor keeps an empty line to write on: it is none of the text. */
const withoutEnd = (html: string) => html.replace(/(?:<p><\/p>)+$/, '')
const noSnippets: readonly Snippet[] = []
export const emptyBody = '<p></p>'
/** Milliseconds. */
const countAfter = 400

const wordsIn = ({ state: { doc } }: Editor) => countWords(doc.textBetween(0, doc.content.size, ' ', ' '))

interface Props {
  readonly initialHtml: string
  readonly language: string
  readonly fallback: readonly string[]
  readonly label: string
  readonly placeholder: string
  readonly handle: Ref<BodyHandle>
  readonly onChange: () => void
  /** Pictures by paste, drop or choice. Left out, none may stand here. */
  readonly onFiles?: (files: readonly File[]) => void
  /** Something was not taken as it is: a text too long, pictures that lie elsewhere. */
  readonly onNotice: (notice: 'too-long' | 'pictures-lost', count?: number) => void
  readonly withSnippets: boolean
  readonly onWords: (words: number) => void
  /** Keys that belong to what is around; true when one was taken. */
  readonly onKey?: (event: KeyboardEvent) => boolean
  readonly between?: ReactNode
  readonly after?: ReactNode
  readonly hold?: (dom: HTMLElement | null) => void
}

/** The field in which articles, and the snippets in them, are written. */
export function BodyEditor(props: Props) {
  const { initialHtml, language, fallback, label, handle, withSnippets, between, after } = props
  const { t } = useTranslation(['knowledge', 'conversation'])
  const labels = useToolLabels()
  const known = useAsk('snippet.list', {}, { enabled: withSnippets }).data
  const snippets = known ?? noSnippets
  const latest = useRef({ ...props, snippets, t })
  useEffect(() => {
    latest.current = { ...props, snippets, t }
  })
  const popupOpen = useRef(false)
  const counting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const picker = useRef<HTMLInputElement>(null)
  /** Where files that are on their way are to stand, by name and size; a place moves with the text before it. */
  const places = useRef(new Map<string, number>())
  const [source] = useState(() => createSnippetSource(() => latest.current))
  useEffect(() => {
    if (known) source.changed(known)
  }, [source, known])

  const takeFiles = (files: readonly File[], at: number) => {
    for (const file of files) places.current.set(file.name, at)
    latest.current.onFiles?.(files)
  }

  const editor = useEditor({
    extensions: [
      ...articleSchema({
        snippets: { source, className: classes.snippet ?? '', nameClass: classes.snippetName ?? '' },
      }),
      placeholder(() => latest.current.placeholder),
      variableMarks(t('knowledge:text.unknownVariable')),
      lengthGuard(bodyLimit, () => latest.current.onNotice('too-long')),
      ...writingSuggestions({
        words: {
          articles: t('knowledge:insert.article'),
          noArticle: t('knowledge:nothing'),
          variables: t('knowledge:insert.variable'),
          insert: t('knowledge:tool.label'),
          variable: (name) => t(`knowledge:variable.${name}`),
        },
        findArticles: (text) => ask('article.find', { text: text.slice(0, 200), language, limit: 8 }).catch(() => []),
        insertions: () =>
          insertionsOf(latest.current.t, withSnippets ? latest.current.snippets : noSnippets, () =>
            picker.current?.click(),
          ).filter(({ keywords }) => latest.current.onFiles !== undefined || !keywords.startsWith('picture')),
        onOpen: (open) => {
          popupOpen.current = open
        },
        ...(withSnippets ? { container: 'main' } : {}),
      }),
    ],
    content: initialHtml,
    editorProps: {
      attributes: {
        'aria-label': label,
        'aria-multiline': 'true',
        role: 'textbox',
        spellcheck: 'true',
        lang: language,
        class: textClasses.text ?? '',
      },
      handleKeyDown: (_, event) => (popupOpen.current ? false : (latest.current.onKey?.(event) ?? false)),
      handlePaste: (view, event) => {
        const data = event.clipboardData
        if (!data) return false
        const [html, text] = [data.getData('text/html'), data.getData('text/plain')]
        const files = [...data.files]
        // A table copied from a spreadsheet comes with a picture of itself: then the words are meant.
        if (files.length > 0 && text === '' && latest.current.onFiles) {
          takeFiles(files, view.state.selection.from)
          return true
        }
        if (html.length > pasteLimit || view.state.doc.content.size + text.length > bodyLimit) {
          latest.current.onNotice('too-long')
          return true
        }
        if (view.state.selection.$from.parent.type.spec.code) return false
        const read = readPaste({ html, text })
        if (!read) return false
        const { pictures, lost } = read
        view.pasteHTML(read.html || '<p></p>')
        if (latest.current.onFiles && pictures.length > 0) {
          void Promise.all(pictures.map(pictureFile)).then((made) => takeFiles(made, view.state.selection.from))
        }
        const missing = lost + (latest.current.onFiles ? 0 : pictures.length)
        if (missing > 0) latest.current.onNotice('pictures-lost', missing)
        return true
      },
      handleDrop: (view, event) => {
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length === 0) return false
        event.preventDefault()
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.doc.content.size
        takeFiles(files, at)
        return true
      },
    },
    onUpdate: ({ editor: now }) => {
      latest.current.onChange()
      // Counting goes through the whole text: not at every key.
      counting.current ??= setTimeout(() => {
        counting.current = undefined
        if (!now.isDestroyed) latest.current.onWords(wordsIn(now))
      }, countAfter)
    },
    onTransaction: ({ transaction }: { readonly transaction: Transaction }) => {
      if (!transaction.docChanged) return
      for (const [name, at] of places.current) places.current.set(name, transaction.mapping.map(at))
    },
    onCreate: ({ editor: now }) => latest.current.onWords(wordsIn(now)),
  })

  useImperativeHandle(
    handle,
    () => ({
      focus: () => editor.view.focus(),
      html: () => (editor.isEmpty ? '' : withoutEnd(editor.getHTML())),
      setHtml: (html, quietly = false) => {
        editor.commands.setContent(html === '' ? emptyBody : html, { emitUpdate: !quietly })
        latest.current.onWords(wordsIn(editor))
      },
      insertImage: ({ id, fileName }) => {
        const at = places.current.get(fileName) ?? editor.state.selection.from
        places.current.delete(fileName)
        const alt = fileName.replace(/\.[a-z0-9]+$/i, '')
        editor.commands.insertContentAt(Math.min(at, editor.state.doc.content.size), {
          type: 'image',
          attrs: { src: `cid:${id}`, alt },
        })
      },
    }),
    [editor],
  )

  const { hold } = props
  useEffect(() => {
    hold?.(editor.isDestroyed ? null : editor.view.dom)
    return () => hold?.(null)
  }, [editor, hold])
  return (
    <RichTextEditor
      editor={editor}
      className={classes.root ?? ''}
      classNames={{
        content: classes.content ?? '',
        toolbar: classes.toolbar ?? '',
        control: classes.control ?? '',
        controlsGroup: classes.controlsGroup ?? '',
      }}
      labels={labels}
    >
      <Tools
        editor={editor}
        snippets={withSnippets ? snippets : null}
        onPickImage={props.onFiles ? () => picker.current?.click() : null}
      />
      {between}
      <RichTextEditor.Content />
      {after}
      <input
        ref={picker}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp,image/avif"
        multiple
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={(event) => {
          takeFiles([...(event.currentTarget.files ?? [])], editor.state.selection.from)
          event.currentTarget.value = ''
        }}
      />
    </RichTextEditor>
  )

  function createSnippetSource(
    read: () => { readonly language: string; readonly t: typeof t },
  ): SnippetSource & { readonly changed: (list: readonly Snippet[]) => void } {
    const listeners = new Set<() => void>()
    // Until it is known nothing is said to be missing.
    let list: readonly Snippet[] | null = null
    return {
      changed: (next) => {
        list = next
        for (const listener of listeners) listener()
      },
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      show: (snippetId) => {
        const now = read()
        if (list === null) return { name: now.t('knowledge:block.snippet'), body: null }
        const found = list.find(({ id }) => id === snippetId)
        if (!found) return { name: now.t('knowledge:text.missingSnippet'), body: null }
        const body = cleanArticle(inLanguage(found.bodies, [now.language, ...fallback]), {
          snippets: noSnippets,
          language: now.language,
          fallback,
          titleOf: () => '',
          knows: () => true,
          words: { missingArticle: '', missingSnippet: '', unknown: '' },
        })
        return { name: found.name, body }
      },
    }
  }
}

/** Which tools apply follows the cursor; the field itself is not drawn again for it. */
function Tools(props: Parameters<typeof Toolbar>[0]) {
  useEditorState({ editor: props.editor, selector: ({ transactionNumber }) => transactionNumber })
  return (
    <>
      <Toolbar {...props} />
      <ContextBar editor={props.editor} />
    </>
  )
}
