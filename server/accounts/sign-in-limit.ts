import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ProblemError } from '../http/problem.ts'

export interface SignInLimits {
  /** Attempts a minute for one e-mail address from one network address. */
  readonly perAccount: number
  /** Attempts a minute from one network address: an office behind one address signs in on Monday morning. */
  readonly perAddress: number
}

export const defaultSignInLimits: SignInLimits = { perAccount: 10, perAddress: 100 }

/** Counts an attempt. @throws ProblemError too-many-requests, with Retry-After in seconds */
export type CountAttempt = (request: FastifyRequest, email: string) => Promise<void>

export function signInLimiter(app: FastifyInstance, limits: SignInLimits): CountAttempt {
  const emails = new WeakMap<FastifyRequest, string>()
  const timeWindow = 60_000
  const perAddress = app.createRateLimit({
    max: limits.perAddress,
    timeWindow,
    keyGenerator: (request) => `address ${request.ip}`,
  })
  const perAccount = app.createRateLimit({
    max: limits.perAccount,
    timeWindow,
    keyGenerator: (request) => `account ${request.ip} ${emails.get(request) ?? ''}`,
  })
  return async (request, email) => {
    emails.set(request, email)
    for (const check of [perAddress, perAccount]) {
      const state = await check(request)
      if (state.isAllowed || !state.isExceeded) continue
      throw new ProblemError('too-many-requests', {
        headers: { 'retry-after': String(Math.max(1, state.ttlInSeconds)) },
      })
    }
  }
}
