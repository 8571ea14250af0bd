import { useCallback, useEffect, useRef, useState } from 'react'
import { run } from '../../app/data.ts'

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
