import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { User } from '#shared/domain/people'
import type { LocalCommandResult } from '#shared/ipc/contract'
import { AppFailure } from '#shared/ipc/errors'
import type { ImportOptions, ImportPreview, ImportReport, TransferProblem, TransferState } from '#shared/ipc/transfer'
import type { Cache } from '../../cache/cache.ts'
import type { Files } from '../../files/files.ts'
import type { Host } from '../../host.ts'
import type { Export } from './export.ts'
import type { Plan, Source } from './plan.ts'
import type { Submit } from './run.ts'
import { Unreadable } from './unreadable.ts'

/** The account on whose articles the work is done. */
export interface TransferAccount {
  readonly cache: Cache
  readonly files: Files
  readonly engine: Submit
  readonly me: () => User
}

/** Converters and parsers are loaded when somebody first wants them: the data process starts without. */
const planning = () => import('./plan.ts')

/** Imports and exports, one at a time. What goes on is told as a state that can be asked for at any moment. */
export interface Transfers {
  state(): TransferState | null
  open(account: TransferAccount, source: 'folder' | 'csv', options: ImportOptions): Promise<ImportPreview | null>
  preview(account: TransferAccount, importId: string, options: ImportOptions): Promise<ImportPreview>
  run(account: TransferAccount, importId: string, options: ImportOptions): Promise<ImportReport>
  export(account: TransferAccount, wanted: Export): Promise<LocalCommandResult<'export.run'>>
  cancel(): void
  /** Another account: nothing of this one's work may be seen under it. */
  reset(): void
}

interface Opened {
  readonly id: string
  readonly source: Source
}

/** Progress is told at most so often. Milliseconds. */
const tellEvery = 100

export function createTransfers(host: Host, changed: () => void): Transfers {
  let state: TransferState | null = null
  let opened: Opened | null = null
  let running = false
  let cancelled = false
  let told = 0

  function show(next: Partial<TransferState>, now = true): void {
    if (!state) return
    state = { ...state, ...next }
    if (!now && performance.now() - told < tellEvery) return
    told = performance.now()
    changed()
  }

  const step = (done: number, total: number): boolean => {
    show({ done, total }, false)
    return !cancelled
  }

  async function work<T>(
    kind: TransferState['kind'],
    phase: TransferState['phase'],
    run: () => Promise<T>,
  ): Promise<T> {
    if (running) throw new AppFailure('conflict')
    running = true
    cancelled = false
    const preview = kind === 'import' ? (state?.preview ?? null) : null
    state = { kind, phase, done: 0, total: 0, preview, imported: null, exported: null }
    changed()
    try {
      return await run()
    } catch (error) {
      show({ phase: 'failed' })
      throw error instanceof Unreadable ? new AppFailure('invalid', { code: error.code }, error) : error
    } finally {
      running = false
    }
  }

  async function plan(account: TransferAccount, { source }: Opened, options: ImportOptions): Promise<Plan> {
    const { planImport } = await planning()
    return planImport(account.cache, account.me(), source, options, step)
  }

  async function previewed(account: TransferAccount, of: Opened, options: ImportOptions): Promise<ImportPreview> {
    const { previewOf } = await planning()
    const preview = previewOf(of.id, of.source.name, await plan(account, of, options))
    show({ phase: 'ready', preview, done: preview.items.length, total: preview.items.length })
    return preview
  }

  function known(importId: string): Opened {
    if (opened?.id !== importId) throw new AppFailure('not-found')
    return opened
  }

  return {
    state: () => state,
    open: async (account, kind, options) => {
      if (running) throw new AppFailure('conflict')
      const what = kind === 'folder' ? 'open-folder' : 'open-csv'
      const chosen = await host.request('files.choose', { what, name: '' })
      if (chosen === null) return null
      return work('import', 'reading', async () => {
        const source = await readSource(kind, chosen, step)
        opened = { id: uuidv7(), source }
        return previewed(account, opened, options)
      })
    },
    preview: (account, importId, options) => {
      const of = known(importId)
      return work('import', 'reading', () => previewed(account, of, options))
    },
    run: (account, importId, options) => {
      const of = known(importId)
      return work('import', 'writing', async () => {
        const { cache, files, engine } = account
        const { runImport } = await import('./run.ts')
        const mayEdit = account.me().role !== 'agent'
        const imported = await runImport(
          { cache, files, engine, mayEdit },
          await plan(account, of, options),
          options,
          step,
        )
        show({ phase: 'done', imported, done: state?.total ?? 0 })
        return imported
      })
    },
    export: async (account, wanted) => {
      if (running) throw new AppFailure('conflict')
      const name = `switchboard-articles-${new Date().toISOString().slice(0, 10)}`
      const isTable = wanted.format === 'csv'
      const what = isTable ? 'save-csv' : 'save-folder'
      const chosen = await host.request('files.choose', { what, name: isTable ? `${name}.csv` : name })
      if (chosen === null) return null
      return work('export', 'writing', async () => {
        const target = isTable ? chosen : path.join(chosen, `${name}-${uuidv7().slice(-4)}`)
        const { runExport } = await import('./export.ts')
        const exported = await runExport(account, target, wanted, step)
        show({ phase: 'done', exported, done: state?.total ?? 0 })
        return exported
      })
    },
    cancel: () => {
      cancelled = true
    },
    reset: () => {
      cancelled = true
      opened = null
      state = null
    },
  }
}

async function readSource(
  kind: 'folder' | 'csv',
  chosen: string,
  step: (done: number, total: number) => boolean,
): Promise<Source> {
  const name = path.basename(chosen)
  if (kind === 'csv') {
    const { readCsv } = await import('./read-csv.ts')
    return { root: null, name, ...(await readCsv(chosen, step)) }
  }
  const { listTexts, mostFiles, readFolder } = await import('./read-folder.ts')
  const { files, more } = await listTexts(chosen)
  let done = 0
  const { texts, problems } = await readFolder(chosen, files, () => step(done++, files.length))
  const left: TransferProblem[] = more ? [{ path: name, code: 'too-many', detail: String(mostFiles) }] : []
  return { root: chosen, name, texts, problems: [...left, ...problems] }
}
