import { lend, perCall } from './per-call.ts'

/** The notes of a call that are being written, for whatever stands beside them and helps to write them. */
export interface NotesDesk {
  readonly takes: 'text'
  /** Puts it where the person writes, and the focus behind it. */
  readonly insert: (text: string) => void
  readonly focus: () => void
}

const desks = perCall<NotesDesk>()

/** The notes can be written. Returns what ends it. */
export const openNotesDesk = (callId: string, desk: NotesDesk): (() => void) => lend(desks, callId, desk)

/** The notes of a call; undefined while nobody writes any, e.g. once the call is on record. */
export const useNotesDesk = (callId: string | null): NotesDesk | undefined => desks.use(callId)
