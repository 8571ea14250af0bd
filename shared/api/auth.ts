import { z } from 'zod'
import { role, team, user, workspace } from '../domain/people.ts'
import { emailAddress, id, instant, languageTag, limits } from '../domain/primitives.ts'

export const password = z.string().min(10).max(256)

/** Opaque bearer tokens. `accessToken` lives for `expiresIn` seconds; `refreshToken` is used once for the next pair. */
export const session = z.object({
  sessionId: id,
  accessToken: z.string(),
  refreshToken: z.string(),
  /** Seconds. */
  expiresIn: z.number().int().positive(),
  user,
  workspace,
})
export type Session = z.infer<typeof session>

export const signInBody = z.strictObject({
  email: emailAddress,
  password: z.string().min(1).max(256),
  deviceName: z.string().max(limits.name),
})
export const refreshBody = z.strictObject({ refreshToken: z.string().min(1).max(200) })

/** Makes the workspace and its first administrator; works once, and only with the token the server printed. */
export const setupBody = z.strictObject({
  setupToken: z.string().min(1).max(200),
  workspaceName: z.string().trim().min(1).max(limits.name),
  name: z.string().trim().min(1).max(limits.name),
  email: emailAddress,
  password,
  language: languageTag.default('en'),
  deviceName: z.string().max(limits.name),
})

export const passwordBody = z.strictObject({ oldPassword: z.string().min(1).max(256), newPassword: password })

/** What another system may report: calls of a telephone system, orders and owned products of a shop or ERP. */
export const purpose = z.enum(['calls', 'orders'])
export type Purpose = z.infer<typeof purpose>

export const sessionInfo = z.object({
  id,
  deviceName: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  current: z.boolean(),
})

/**
 * Another system that reports in the name of an administrator, and may do nothing else. What a shop reports is known by
 * its name: another connection of the same name is the same shop.
 */
export const connectionBody = z.strictObject({
  name: z.string().trim().min(1).max(limits.name),
  serves: z.array(purpose).min(1).max(purpose.options.length),
})
/** The token is shown this once. It works until its session is ended, its administrator leaves or changes the password. */
export const connection = z.object({ id, token: z.string() })
export const connectionInfo = z.object({
  id,
  name: z.string(),
  serves: z.array(purpose),
  /** Who made it, and in whose name it reports. */
  userId: id,
  createdAt: instant,
  /** To the minute; null when it has not reported yet. */
  lastUsedAt: instant.nullable(),
})
export type ConnectionInfo = z.infer<typeof connectionInfo>

export const userCreateBody = z.strictObject({
  name: z.string().trim().min(1).max(limits.name),
  email: emailAddress,
  password,
  role,
  teamIds: z.array(id).max(100),
  language: languageTag.default('en'),
})
export const userPatchBody = z.strictObject({
  name: z.string().trim().min(1).max(limits.name).optional(),
  role: role.optional(),
  teamIds: z.array(id).max(100).optional(),
  active: z.boolean().optional(),
  password: password.optional(),
  /** Version that was edited; another one is answered with `stale-version`. */
  version: z.number().int(),
})
export const teamCreateBody = z.strictObject({ name: team.shape.name })
export const teamPatchBody = z.strictObject({ name: team.shape.name, version: z.number().int() })
