import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { run } from '../../app/data.ts'
import { openNotesDesk } from '../../app/writing/notes-desk.ts'

/** Milliseconds between the first key and the save that takes all keys until then. */
const gather = 300

/** Notes of a call, saved to its record as they are typed. */
export function useNotes(
  callId: string,
  stored: string,
): {
  readonly notes: string
  readonly type: (text: string) => void
  /** True while the last words are not on disk. */
  readonly failed: boolean
} {
  const [notes, setNotes] = useState(stored)
  const [failed, setFailed] = useState(false)
  const unsaved = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const save = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    const text = unsaved.current
    if (text === null) return
    unsaved.current = null
    run('call.note', { callId, notes: text }).then(
      () => setFailed(false),
      () => {
        // Kept for the next key, or the end of the form, to try again; on screen it stands all the while.
        unsaved.current ??= text
        setFailed(true)
      },
    )
  }, [callId])
  useEffect(() => {
    window.addEventListener('pagehide', save)
    window.addEventListener('blur', save)
    return () => {
      window.removeEventListener('pagehide', save)
      window.removeEventListener('blur', save)
      save()
    }
  }, [save])
  return {
    notes,
    failed,
    type: (text) => {
      setNotes(text)
      unsaved.current = text
      timer.current ??= setTimeout(save, gather)
    },
  }
}

/** Lets what stands beside the call put words into its notes, where the caret is or was. */
export function useNotesForOthers(
  callId: string,
  field: RefObject<HTMLTextAreaElement | null>,
  type: (text: string) => void,
): void {
  const latest = useRef(type)
  useEffect(() => {
    latest.current = type
  })
  useEffect(
    () =>
      openNotesDesk(callId, {
        takes: 'text',
        insert: (text) => {
          const element = field.current
          if (!element) return
          const { value, selectionStart, selectionEnd } = element
          const piece = paragraphBetween(value.slice(0, selectionStart), text, value.slice(selectionEnd))
          latest.current(value.slice(0, selectionStart) + piece + value.slice(selectionEnd))
          const caret = selectionStart + piece.length
          // Once the field holds it.
          requestAnimationFrame(() => {
            element.focus()
            element.setSelectionRange(caret, caret)
          })
        },
      }),
    [callId, field],
  )
}

/** The text as lines of its own between what stands before and behind it. */
export function paragraphBetween(before: string, text: string, after: string): string {
  const lead = before === '' || before.endsWith('\n') ? '' : '\n'
  return `${lead}${text.trim()}${after.startsWith('\n') ? '' : '\n'}`
}
