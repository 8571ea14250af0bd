import { z } from 'zod'
import { audience } from '../domain/knowledge.ts'
import { id, languageTag } from '../domain/primitives.ts'
import type { CommandContract, QueryContract } from './query.ts'

/**
 * Articles from and to files. The person chooses folder or file in a dialog of the system; the window never names a path.
 * One import or export goes on at a time; it does so while the window shows something else, and whether the network is
 * there or not.
 */

/** Problems that keep a text out. */
const keepsOut = z.enum([
  /** No text in a known encoding. */
  'not-text',
  'too-large',
  /** A file that cannot be opened. */
  'unreadable',
  /** A link of the file system that leads out of the folder. */
  'outside',
  /** The lines above the text begin and do not end, or cannot be understood. */
  'bad-front-matter',
  /** A row of a table that is broken. */
  'bad-row',
  'no-title',
  'no-text',
  /** Two texts are the same article in the same language. */
  'twice',
  /** The article was changed here since it was written out, and so it was there. */
  'refused',
  /** There are more files than are taken in at once: `detail` tells how many were. */
  'too-many',
])

/** What kept a text out, and what was left out of one or changed. */
export const transferProblemCode = z.enum([
  ...keepsOut.options,
  'bad-field',
  'missing-image',
  'image-too-large',
  /** Named as a picture, and none inside. */
  'broken-image',
  /** Stays where it is; it is loaded from there only when somebody asks. */
  'remote-image',
  'unknown-link',
  'unknown-category',
  'unknown-product',
  'unknown-owner',
])

export const isKeptOut = ({ code }: { readonly code: z.infer<typeof transferProblemCode> }): boolean =>
  keepsOut.safeParse(code).success
export const transferProblem = z.object({ path: z.string(), code: transferProblemCode, detail: z.string() })
export type TransferProblem = z.infer<typeof transferProblem>

export const importItem = z.object({
  path: z.string(),
  title: z.string(),
  language: languageTag,
  category: z.string(),
  images: z.number().int(),
  action: z.enum(['new', 'update', 'unchanged', 'unreadable']),
  problems: z.array(transferProblem),
})

export const importPreview = z.object({
  importId: id,
  /** Name of the folder or file, without where it lies. */
  name: z.string(),
  counts: z.object({
    new: z.number().int(),
    update: z.number().int(),
    unchanged: z.number().int(),
    unreadable: z.number().int(),
    /** Shared passages that are missing or differ. */
    snippets: z.number().int(),
    images: z.number().int(),
  }),
  /** New categories that would be made, by their path. */
  newCategories: z.array(z.string()),
  /** The first 2,000: with problems first. */
  items: z.array(importItem),
})
export type ImportPreview = z.infer<typeof importPreview>

export const importReport = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  published: z.number().int(),
  images: z.number().int(),
  /** What could not be read or was refused, and what was left out of the rest. */
  problems: z.array(transferProblem),
  cancelled: z.boolean(),
})
export type ImportReport = z.infer<typeof importReport>

export const exportReport = z.object({
  name: z.string(),
  texts: z.number().int(),
  /** Shared passages that the texts name. */
  snippets: z.number().int(),
  files: z.number().int(),
  problems: z.array(transferProblem),
  cancelled: z.boolean(),
})

export const transferState = z.object({
  kind: z.enum(['import', 'export']),
  phase: z.enum(['reading', 'ready', 'writing', 'done', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  preview: importPreview.nullable(),
  imported: importReport.nullable(),
  exported: exportReport.nullable(),
})
export type TransferState = z.infer<typeof transferState>

export const transferQueries = {
  /** What goes on now or went on last; null when nothing did. */
  'transfer.state': { args: z.object({}), result: transferState.nullable(), topics: ['transfer'] },
} as const satisfies QueryContract

const importOptions = z.object({
  /** For texts that do not say. */
  language: languageTag,
  audience,
  categoryId: id.nullable(),
  /** Publish what says of itself that it is published, or everything; an editor's. Left out, all are drafts. */
  publish: z.enum(['none', 'as-said', 'all']),
})

export const transferCommands = {
  /** Asks for a folder or a table and reads it. Null when the person closed the dialog. */
  'import.open': {
    args: z.object({ source: z.enum(['folder', 'csv']), options: importOptions }),
    result: importPreview.nullable(),
  },
  /** The same again with other options. */
  'import.preview': { args: z.object({ importId: id, options: importOptions }), result: importPreview },
  'import.run': { args: z.object({ importId: id, options: importOptions }), result: importReport },
  /** Asks where to, then writes. Null when the person closed the dialog. */
  'export.run': {
    args: z.object({
      format: z.enum(['markdown', 'html', 'csv']),
      /** Left out: all that are not archived. */
      articleIds: z.array(id).max(10_000).optional(),
      /** Left out: all. */
      language: languageTag.optional(),
    }),
    result: exportReport.nullable(),
  },
  /** Stops what goes on; what is done stays done. */
  'transfer.cancel': { args: z.object({}), result: z.null() },
} as const satisfies CommandContract
export type ImportOptions = z.infer<typeof importOptions>
