import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { CallRow } from '#shared/ipc/calls'
import { toFailure } from '../../app/bridge.ts'
import { ask, run } from '../../app/data.ts'
import type { DraftState } from '../../app/writing/draft-saver.ts'
import { openNotesDesk } from '../../app/writing/notes-desk.ts'
import { type Sending, type StoredDraft, useKeptDraft } from '../../app/writing/use-kept-draft.ts'

type Noted = Pick<CallRow, 'id' | 'notes' | 'version' | 'ringingAt'>

/** Without notes there is nothing to show the time of. */
function storedOf({ notes, version, ringingAt }: Noted): StoredDraft<string> | null {
  return notes === '' ? null : { content: notes, version, updatedAt: ringingAt }
}

/** Notes of a call, saved to its record as they are typed. */
export function useNotes(call: Noted): {
  readonly notes: string
  readonly type: (text: string) => void
  readonly state: DraftState
  /** A `RejectionCode`: they may not be written into this call any more. */
  readonly refused: string | null
  /** They go on record with the outcome. */
  readonly sending: () => Sending
} {
  const [notes, setNotes] = useState(call.notes)
  const [refused, setRefused] = useState<string | null>(null)
  const held = useRef(call.notes)
  const show = (text: string) => {
    held.current = text
    setNotes(text)
  }
  const { id: callId, notes: stored, version, ringingAt } = call
  const write = (text: string) =>
    run('call.note', { callId, notes: text }).then(
      () => setRefused(null),
      (caught: unknown) => {
        const { code, detail } = toFailure(caught).error
        if (code !== 'rejected') throw caught
        // To try again would change nothing. On screen it stands, and goes out with the outcome if that may be written.
        setRefused(String(detail?.code))
      },
    )
  const kept = useKeptDraft<string>({
    stored: useMemo(
      () => storedOf({ id: callId, notes: stored, version, ringingAt }),
      [callId, stored, version, ringingAt],
    ),
    keyOf: (text) => text,
    read: () => (held.current === '' ? null : held.current),
    onShow: (text) => show(text ?? ''),
    load: async () => {
      const now = await ask('call.get', { callId })
      return now && storedOf(now.call)
    },
    save: write,
    discard: () => write(''),
  })
  return {
    notes,
    state: kept.state,
    refused,
    sending: () => kept.sending(() => null),
    type: (text) => {
      show(text)
      kept.changed()
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
        focus: () => field.current?.focus(),
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
