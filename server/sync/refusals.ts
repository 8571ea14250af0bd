import type { Problem, ProblemCode } from '../../shared/api/problems.ts'
import type { RejectionCode } from '../../shared/commands/index.ts'
import { problemBody } from '../http/problem.ts'

/** Why a command cannot take effect, ever. */
export interface Refusal {
  readonly status: 'rejected'
  readonly code: RejectionCode
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Where a rejection has no problem type of its own, the one that a REST call would be answered with. */
const problemCodes: Readonly<Record<RejectionCode, ProblemCode>> = {
  'not-found': 'not-found',
  'already-exists': 'conflict',
  forbidden: 'forbidden',
  'unseen-message': 'stale-version',
  'empty-message': 'validation-failed',
  'ticket-closed': 'conflict',
  'inactive-user': 'conflict',
  'merge-into-self': 'validation-failed',
  'merge-into-merged': 'conflict',
  'customer-merged': 'conflict',
  'merge-too-old': 'conflict',
  'too-many': 'validation-failed',
  invalid: 'validation-failed',
  'attachment-missing': 'conflict',
  'unseen-revision': 'stale-version',
  'empty-article': 'validation-failed',
  'wrong-state': 'conflict',
  'own-review': 'forbidden',
  'in-use': 'conflict',
  'unknown-command': 'unknown-command',
  'unknown-field': 'unknown-field',
  'foreign-command-id': 'foreign-command-id',
  'too-old': 'command-too-old',
  'call-state': 'conflict',
  'do-not-call': 'forbidden',
  'consent-withdrawn': 'forbidden',
  'consent-missing': 'forbidden',
  'outside-window': 'forbidden',
  'zone-unknown': 'forbidden',
  'changed-since': 'stale-version',
}

/** The same refusal for whoever handles problems rather than our codes. */
export function problemOf({ code, detail }: Refusal): Problem {
  const errors = detail?.errors as Problem['errors']
  return problemBody(problemCodes[code], errors ? { errors } : {})
}
