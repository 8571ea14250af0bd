import { useCallback, useRef, useState } from 'react'
import type { AttachmentInfo } from '#shared/domain/tickets'
import { paragraph, picture } from './body-html.ts'
import type { EditorHandle } from './EditorArea.tsx'
import type { HeldText } from './held-text.ts'

/** What was there at one moment, told from what is written after it. */
export interface Holding {
  /** HTML of what was written since. */
  readonly since: () => string
  /** Ends it; `taken` takes out what was there. */
  readonly release: (taken: boolean) => void
}

interface Held {
  /** What stood in the field before the editor. */
  readonly typed: string
  /** What stood in the editor; null as long as there is none. */
  text: HeldText | null
}

/**
 * The text of a composer. Until the editor is there, it is the HTML that it will begin with and what was typed into the
 * plain field that stands for it.
 */
export function useText(start: string) {
  const editor = useRef<EditorHandle>(null)
  const base = useRef(start)
  const typed = useRef('')
  const holds = useRef(new Set<Held>())
  // What the field shows; a new round makes it anew.
  const [stand, setStand] = useState({ html: start, typed: '', round: 0 })

  const restart = useCallback((html: string, text: string) => {
    base.current = html
    typed.current = text
    setStand(({ round }) => ({ html, typed: text, round: round + 1 }))
  }, [])
  const html = useCallback(
    () => (editor.current ? editor.current.html() : `${base.current}${paragraph(typed.current)}`),
    [],
  )

  /** A draft may come while the editor is still loaded: then it begins with that. */
  const setHtml = useCallback(
    (next: string) => {
      if (editor.current) editor.current.setHtml(next)
      else restart(next, '')
    },
    [restart],
  )

  const typedSince = (held: Held) =>
    // Shortened meanwhile: better to keep a word too many.
    typed.current.startsWith(held.typed) ? typed.current.slice(held.typed.length) : typed.current

  const hold = (): Holding => {
    const held: Held = { typed: typed.current, text: editor.current?.hold() ?? null }
    holds.current.add(held)
    return {
      since: () => (held.text ? held.text.since() : paragraph(typedSince(held))),
      release: (taken) => {
        if (!holds.current.delete(held)) return
        if (taken && held.text) held.text.take()
        else if (taken) restart('', typedSince(held))
        held.text?.drop()
      },
    }
  }

  /** The editor is there: it takes over what was typed so far. */
  const ready = () => {
    const now = editor.current
    if (!now) return
    let taken = ''
    const append = (text: string) => {
      if (text !== '') now.appendText(text)
    }
    for (const held of holds.current) {
      append(held.typed.slice(taken.length))
      taken = held.typed
      held.text = now.hold()
    }
    append(typed.current.startsWith(taken) ? typed.current.slice(taken.length) : typed.current)
    typed.current = ''
  }

  return {
    editor,
    stand,
    html,
    setHtml,
    hold,
    ready,
    insertImage: (info: AttachmentInfo) => {
      if (editor.current) editor.current.insertImage(info.id, info.fileName)
      else restart(base.current + picture(info), typed.current)
    },
    insertHtml: (html: string) => {
      if (editor.current) editor.current.insertHtml(html)
      else restart(`${base.current}${paragraph(typed.current)}${html}`, '')
    },
    isEmpty: () => editor.current?.isEmpty() ?? (base.current === '' && typed.current.trim() === ''),
    onTyped: (text: string) => {
      typed.current = text
    },
  }
}
