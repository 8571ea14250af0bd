import { z } from 'zod'

/**
 * What the main process and the data process say to each other over the utility process channel. The data process
 * knows nothing of Electron, so everything that needs the operating system (keychain, child processes, power and
 * network events) crosses here.
 */

/** Main to data. `port` travels beside a transferred MessagePort whose other end is in the window's preload. */
export const mainToData = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start'),
    /** Folder that holds `accounts/`, one folder a signed-in account. */
    userDataDir: z.string(),
    appVersion: z.string(),
    /** Name of this machine as a session is listed under it, e.g. "Switchboard on Linux". */
    deviceName: z.string(),
    /** Decrypted content of the secret store, or null when nothing was saved. */
    secrets: z.string().nullable(),
  }),
  z.object({ kind: z.literal('port') }),
  /** Answer to `request`. `error` is a message key for i18n. */
  z.object({
    kind: z.literal('response'),
    requestId: z.number(),
    result: z.unknown().optional(),
    error: z.string().optional(),
  }),
  /** The machine woke up or the network came back: try now instead of waiting for the back-off. */
  z.object({ kind: z.literal('wake') }),
  /** Finish the running transaction, close the files, then exit. */
  z.object({ kind: z.literal('stop') }),
])
export type MainToData = z.infer<typeof mainToData>

/** Data to main. A `request` is answered by a `response` with the same `requestId`. */
export const dataToMain = z.discriminatedUnion('kind', [
  /** The process listens; main may hand over ports. */
  z.object({ kind: z.literal('ready') }),
  /** Everything is on disk and closed; the process exits next. */
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('request'), requestId: z.number(), name: z.string(), args: z.unknown() }),
])
export type DataToMain = z.infer<typeof dataToMain>

/** The requests that the data process may make of main. */
export const hostRequests = {
  /** Writes the secret store (session tokens) to the keychain-encrypted file; null deletes it. */
  'secrets.save': { args: z.object({ value: z.string().nullable() }), result: z.null() },
  /**
   * Starts the embedded server on a free loopback port, or answers with the running one.
   * `setupToken` allows the one call of `POST /v1/setup` that names the first administrator of an empty workspace.
   */
  'server.start': {
    args: z.object({ workspace: z.enum(['demo', 'local']) }),
    result: z.object({ url: z.string(), setupToken: z.string() }),
  },
  /** Lets the person choose in a dialog of the system. Null when they closed it. */
  'files.choose': {
    args: z.object({ what: z.enum(['open-folder', 'open-csv', 'save-folder', 'save-csv']), name: z.string().max(200) }),
    result: z.string().nullable(),
  },
  'server.stop': { args: z.object({}), result: z.null() },
  /** Asks the person where to and writes the text there. The file's path; null when they thought better of it. */
  'file.save': {
    args: z.object({ name: z.string().min(1).max(200), text: z.string() }),
    result: z.string().nullable(),
  },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>
export type HostRequestName = keyof typeof hostRequests

/**
 * What the embedded server tells the main process that started it.
 * `progress` counts demo records written so far, so that the window can show a bar.
 */
export const serverToMain = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ kind: z.literal('listening'), url: z.string(), setupToken: z.string() }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
])
export type ServerToMain = z.infer<typeof serverToMain>
