import { perCall } from './per-call.ts'

/** What the script of a call is at, in its words, for whatever stands beside the call and looks for answers. */
const words = perCall<string>()

/** Empty once the script is over. */
export const tellStep = (callId: string, text: string): void => words.set(callId, text === '' ? undefined : text)
export const useStepWords = (callId: string): string => words.use(callId) ?? ''
