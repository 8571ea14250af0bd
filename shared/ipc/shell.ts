import { z } from 'zod'

/**
 * What the window may ask of the main process, and what main tells the window. In the window these names travel by the
 * same three verbs as everything else; the preload sends names that begin with `shell.` and the topic `shell` here.
 */

export const themeChoice = z.enum(['system', 'light', 'dark'])
export type ThemeChoice = z.infer<typeof themeChoice>

/** A language by its two or three letters, or `system` for the desktop's own. */
export const languageChoice = z.string().regex(/^(system|[a-z]{2,3})$/)

export const shellCommands = {
  /** Facts about this installation. */
  'shell.info': {
    args: z.object({}),
    result: z.object({
      version: z.string(),
      platform: z.string(),
      /** False when the secret store could only be written as plain text: settings must tell the person. */
      secureStorage: z.boolean(),
      /** The system's language, as a BCP 47 tag. */
      locale: z.string(),
      theme: themeChoice,
      /** True in an installed release, which can replace itself by a newer one. */
      updates: z.boolean(),
    }),
  },
  /** Opens a page, a mail or a call in the person's own program. Takes https, mailto and tel only. */
  'shell.openExternal': { args: z.object({ url: z.string().max(4096) }), result: z.null() },
  /**
   * Shows pages of the help centre in a window of its own, which leaves the folder of this address nowhere. Takes
   * addresses of previews and of sites on a server only. `phone` makes it as wide as a phone.
   */
  'shell.showSite': {
    args: z.object({ url: z.string().max(4096), title: z.string().max(300), phone: z.boolean() }),
    result: z.null(),
  },
  /** Kept over restarts, so that the window's first frame has the right background. */
  'shell.setTheme': { args: z.object({ theme: themeChoice }), result: z.null() },
  /** The language of the menu; kept over restarts, since it is there before any page. */
  'shell.setLanguage': { args: z.object({ language: languageChoice }), result: z.null() },
  /** A notice of the desktop's own, for somebody who looks elsewhere. A click on it comes back as `notice-opened`. */
  'shell.notify': {
    args: z.object({ title: z.string().max(200), body: z.string().max(500), tag: z.string().max(100) }),
    result: z.null(),
  },
  'shell.quit': { args: z.object({}), result: z.null() },
  /** Starts a look for a newer release; what comes of it arrives as `update` events. */
  'shell.checkForUpdates': { args: z.object({}), result: z.null() },
  /** Restarts into a release that an `update` event called ready. */
  'shell.installUpdate': { args: z.object({}), result: z.null() },
  /** The number on the app's icon, where the desktop shows one; 0 removes it. */
  'shell.setBadge': { args: z.object({ count: z.number().int().min(0).max(99_999) }), result: z.null() },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>

export type ShellCommandName = keyof typeof shellCommands
export type ShellArgs<Name extends ShellCommandName> = z.infer<(typeof shellCommands)[Name]['args']>
export type ShellResult<Name extends ShellCommandName> = z.infer<(typeof shellCommands)[Name]['result']>

/** What a switchboard: link can name. */
export const linkedRecord = z.object({ type: z.enum(['ticket', 'customer', 'organization', 'site']), id: z.uuid() })
export type LinkedRecord = z.infer<typeof linkedRecord>

/** Payload of the topic `shell`. */
export const shellEvent = z.discriminatedUnion('kind', [
  /** Show this record: a link was opened. */
  z.object({ kind: z.literal('deep-link'), record: linkedRecord }),
  /** A call rings here, says the telephone system. `from` is as it came, and empty when the number is withheld. */
  z.object({ kind: z.literal('call'), from: z.string(), externalId: z.string().nullable() }),
  /** A switchboard: link that this version does not know. Tell the person; nothing else happens. */
  z.object({ kind: z.literal('deep-link-unknown'), link: z.string() }),
  /** The embedded server writes the demo workspace: records done so far. */
  z.object({ kind: z.literal('server-progress'), done: z.number(), total: z.number() }),
  z.object({ kind: z.literal('notice-opened'), tag: z.string() }),
  /** A menu item that the window carries out. */
  z.object({ kind: z.literal('menu'), action: z.enum(['settings', 'shortcuts']) }),
  z.object({
    kind: z.literal('update'),
    state: z.enum(['unsupported', 'checking', 'none', 'available', 'downloading', 'ready', 'failed']),
    version: z.string().optional(),
    percent: z.number().optional(),
  }),
])
export type ShellEvent = z.infer<typeof shellEvent>
