import { lend, perCall } from './per-call.ts'

/**
 * The outcome of a call stands in one place, the call's own form. The script that leads the call tells it what the
 * outcome would be by the way that was gone, and ends through it.
 */

export interface OutcomeDesk {
  /** As it stands in the form; null while nothing is chosen. */
  readonly dispositionId: string | null
  /** Brings the keys to where it is chosen. */
  readonly show: () => void
  /** Writes call and script as a whole; false when the form says what is missing or was refused. */
  readonly save: () => Promise<boolean>
}

const desks = perCall<OutcomeDesk>()
export const openOutcomeDesk = (callId: string, desk: OutcomeDesk): (() => void) => lend(desks, callId, desk)
export const useOutcomeDesk = (callId: string | null): OutcomeDesk | undefined => desks.use(callId)

/** What the script has led to so far. */
export interface ScriptSays {
  /** The outcome that its end names. */
  readonly dispositionId: string | null
  /** Callbacks that are made with it. */
  readonly promises: number
}

const says = perCall<ScriptSays>()
/** It stands also while the script is out of sight; undefined: the script is over. */
export const tellScript = (callId: string, said: ScriptSays | undefined): void => says.set(callId, said)
export const useScriptSays = (callId: string): ScriptSays | undefined => says.use(callId)
