import type { TransferProblem } from '#shared/ipc/transfer'

/** Why a file is left out. */
export class Unreadable extends Error {
  readonly code: TransferProblem['code']
  readonly detail: string
  constructor(code: TransferProblem['code'], detail = '') {
    super(code)
    this.code = code
    this.detail = detail
  }
}
