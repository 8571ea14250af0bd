import { z } from 'zod'
import { id, instant, languageTag } from '../../domain/primitives.ts'
import { answerValue, confirmation, scriptLimits, stepId } from '../../domain/scripts.ts'

/** Where a running call stands. It is kept on disk after every step, so it holds nothing that can be computed. */

const stepRef = z.object({ scriptId: id, stepId })

export const visit = stepRef.extend({
  /** The sub-script steps through which the call came here, outermost first. */
  stack: z.array(stepRef),
  /** How often the call was at this step before: a loop asks the same anew each time round. */
  times: z.number().int().nonnegative(),
  enteredAt: instant,
  leftAt: instant.nullable(),
  spentMs: z.number().nonnegative(),
  /** Of a branch, the condition that was taken. */
  answer: answerValue,
})
export type Visit = z.infer<typeof visit>

export const typedValue = z.union([z.string().max(10_000), z.number()])
export type TypedValue = z.infer<typeof typedValue>

/** Why a call cannot go on by itself. The agent may go back, or end it here. */
export const stuckReason = z.enum(['no-start', 'dead-end', 'loop', 'too-deep', 'too-long', 'unknown-script'])
export type StuckReason = z.infer<typeof stuckReason>

export const runState = z.object({
  language: languageTag,
  startedAt: instant,
  /** Every step in the order of the call, the automatic ones too. Behind `cursor`: where one has come back from. */
  visits: z.array(visit).max(scriptLimits.path),
  /** -1 when the script has no beginning. */
  cursor: z.number().int().min(-1),
  stuck: stuckReason.nullable(),
  /** What was answered on ways that were left again, so that nothing is asked twice. */
  kept: z.record(z.string(), z.object({ answer: answerValue, enteredAt: instant, spentMs: z.number().nonnegative() })),
  /** What stands in the field of a step and is no answer yet. Calls that an earlier version began have none. */
  typed: z.record(z.string(), typedValue).default({}),
  confirmations: z.array(confirmation).max(scriptLimits.path),
  /** Since when the present step has been looked at; null while paused. */
  since: instant.nullable(),
  notes: z.string().max(20_000),
})
export type RunState = z.infer<typeof runState>
