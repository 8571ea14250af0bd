import { z } from 'zod'
import { type CommandName, isCommandName } from '#shared/commands/index'
import {
  type LocalCommandName,
  type LocalCommandResult,
  localCommands,
  type QueryName,
  type QueryResult,
  queries,
  submitted,
} from '#shared/ipc/contract'
import { AppFailure } from '#shared/ipc/errors'
import { appContext } from './app/context.ts'
import { attentionItems, outboxItems } from './app/lists.ts'
import { readUnsaved, saveUnsaved } from './app/unsaved.ts'
import type { QueryHandler } from './cache/query.ts'
import { callQueries, dialCall, popCall } from './calls/index.ts'
import { exportPerson } from './customers/export-person.ts'
import { customerQueries } from './customers/index.ts'
import type { Host } from './host.ts'
import { knowledgeQueries } from './knowledge/index.ts'
import type { TransferAccount, Transfers } from './knowledge/transfer/jobs.ts'
import { compareEditions, previewSite, publishingQueries } from './publishing/index.ts'
import { beginRun, forgetRun, listRuns, readRun, saveRun, scriptQueries } from './scripts/index.ts'
import { searchQueries } from './search/index.ts'
import { toAppFailure } from './session/failures.ts'
import type { OpenAccount } from './session/open-account.ts'
import type { Sessions } from './session/sessions.ts'
import { instantOf } from './sync/time.ts'
import { ticketQueries } from './tickets/index.ts'

/** Answers the window's two verbs. Names, arguments and results are checked against the contract on the way. */
export interface Router {
  query(name: string, args: unknown): Promise<unknown>
  command(name: string, args: unknown): Promise<unknown>
}

export interface RouterOptions {
  readonly sessions: Sessions
  /** Resolves when the account of the last time has been opened, or there is none. */
  readonly started: Promise<unknown>
  readonly status: () => Promise<QueryResult<'app.status'>>
  readonly host: Host
  readonly dismissNotice: () => void
  readonly wall: () => number
  readonly transfers: Transfers
  /** An error that says more than a code can: for the log. */
  readonly report: (name: string, error: unknown) => void
}

const cacheQueries = {
  ...ticketQueries,
  ...customerQueries,
  ...searchQueries,
  ...knowledgeQueries,
  ...scriptQueries,
  ...callQueries,
  ...publishingQueries,
}

type Queries = {
  readonly [N in Exclude<QueryName, keyof typeof cacheQueries>]: (
    args: z.output<(typeof queries)[N]['args']>,
  ) => Promise<QueryResult<N>>
}
type Commands = {
  readonly [N in LocalCommandName]: (
    args: z.output<(typeof localCommands)[N]['args']>,
  ) => Promise<LocalCommandResult<N>>
}

export function createRouter(options: RouterOptions): Router {
  const { sessions, started } = options

  function account(): OpenAccount {
    const open = sessions.current()
    if (!open) throw new AppFailure('not-signed-in')
    return open
  }

  /** What was typed under one account must not land in another that was opened meanwhile. */
  function accountOf(userId: string): OpenAccount {
    const open = account()
    if (open.stored.userId !== userId) throw new AppFailure('not-signed-in')
    return open
  }

  function transferAccount(): TransferAccount {
    const { cache, files, engine, identity } = account()
    return { cache, files, engine, me: () => identity().me }
  }

  const ownQueries: Queries = {
    'app.status': options.status,
    'app.accounts': () => sessions.list(),
    'app.context': () => {
      const { cache, identity } = account()
      return cache.read((sql) => appContext(sql, identity()))
    },
    'unsaved.get': ({ userId, form }) => accountOf(userId).cache.read((sql) => readUnsaved(sql, form)),
    'outbox.list': () => account().cache.read((sql) => outboxItems(sql, options.wall())),
    'attention.list': () => account().cache.read(attentionItems),
    'run.list': ({ userId }) => accountOf(userId).cache.read(listRuns),
    'run.current': ({ userId, runId }) => accountOf(userId).cache.read((sql) => readRun(sql, runId)),
    'presence.list': async ({ ticketId }) => [...account().engine.presence.on(ticketId)],
    'transfer.state': async () => options.transfers.state(),
    'attachment.read': ({ attachmentId, offset }) => account().files.read(attachmentId, offset),
  }

  const ownCommands: Commands = {
    'session.exploreDemo': () => sessions.exploreDemo(),
    'session.connect': (args) => sessions.connect(args),
    'session.startLocal': (args) => sessions.startLocal(args),
    'session.resume': ({ key }) => sessions.resume(key),
    'session.signOut': () => done(sessions.signOut()),
    'session.forget': ({ key, evenIfWaiting }) => done(sessions.forget(key, evenIfWaiting)),
    'session.list': async () => (await account().server.call('sessionList', {})).items,
    'connection.list': async () => (await account().server.call('connectionList', {})).items,
    'connection.end': (args) => done(account().server.call('connectionEnd', { params: args })),
    'connection.create': (body) => account().server.call('connectionCreate', { body }),
    'session.revoke': (args) => done(account().server.call('sessionRevoke', { params: args })),
    'session.changePassword': (body) => done(account().server.call('passwordPut', { body })),
    'unsaved.save': ({ userId, form, content }) =>
      done(accountOf(userId).cache.write((tx) => saveUnsaved(tx, form, content), { durable: true })),
    'run.begin': ({ userId, ...given }) =>
      done(accountOf(userId).cache.write((tx) => beginRun(tx, given, instantOf(options.wall())), { durable: true })),
    'run.save': ({ userId, runId, state }) =>
      done(
        accountOf(userId).cache.write((tx) => saveRun(tx, runId, state, instantOf(options.wall())), { durable: true }),
      ),
    'run.forget': ({ userId, runId }) =>
      done(accountOf(userId).cache.write((tx) => forgetRun(tx, runId), { durable: true })),
    'sync.now': async () => {
      account().wake()
      return null
    },
    'notice.dismiss': async () => {
      options.dismissNotice()
      return null
    },
    'command.batch': ({ commands, whole }) => account().engine.batch(commands, whole),
    'outbox.undo': ({ commandId }) => account().engine.undo(commandId),
    'outbox.retry': ({ commandId }) => done(account().engine.retry(commandId)),
    'outbox.discard': ({ commandId }) => account().engine.undo(commandId),
    'attention.resolve': ({ id, action }) => done(account().engine.resolve(id, action)),
    'attachment.begin': (args) => account().files.begin(args),
    'attachment.append': ({ id, offset, bytes }) => done(account().files.append(id, offset, bytes)),
    'attachment.finish': ({ id }) => account().files.finish(id),
    'attachment.discard': ({ id }) => done(account().files.discard(id)),
    'import.open': ({ source, options: wanted }) => options.transfers.open(transferAccount(), source, wanted),
    'import.preview': ({ importId, options: wanted }) => options.transfers.preview(transferAccount(), importId, wanted),
    'import.run': ({ importId, options: wanted }) => options.transfers.run(transferAccount(), importId, wanted),
    'export.run': (wanted) => options.transfers.export(transferAccount(), wanted),
    'links.check': () => done(account().server.call('linkCheckRun', {})),
    'transfer.cancel': async () => {
      options.transfers.cancel()
      return null
    },
    'presence.set': async ({ ticketId, state }) => {
      // Best effort, and never in the way of what the person does.
      void account().engine.presence.say(ticketId, state)
      return null
    },
    'call.pop': (args) => popCall(account(), args),
    'call.dial': (args) => dialCall(account(), args),
    'customer.elsewhere': ({ customerId }) =>
      account().server.call('customerElsewhere', { params: { id: customerId } }),
    'admin.userCreate': (body) => account().server.call('userCreate', { body }),
    'admin.userPatch': ({ id, patch }) => account().server.call('userPatch', { params: { id }, body: patch }),
    'admin.customerExport': (args) => exportPerson(account().server, options.host, args),
    'admin.customerErase': ({ customerId, mode }) =>
      account().server.call('customerErase', { params: { id: customerId }, body: { mode } }, { timeout: 120_000 }),
    'edition.compare': (args) => compareEditions(account(), args),
    'site.preview': ({ siteId }) => previewSite(account(), siteId),
    'admin.teamCreate': (body) => account().server.call('teamCreate', { body }),
  }

  async function answered(
    name: string,
    contract: { args: z.ZodType; result: z.ZodType },
    args: unknown,
    run: (args: never) => Promise<unknown>,
  ): Promise<unknown> {
    try {
      const given = contract.args.safeParse(args)
      if (!given.success) throw badArgument(given.error)
      const result = contract.result.safeParse(await run(given.data as never))
      if (result.success) return result.data
      throw new Error(`bad result of ${name}`, { cause: result.error })
    } catch (error) {
      const failure = toAppFailure(error)
      if (failure.error.code === 'internal' || failure.error.code === 'cache-unreadable') options.report(name, error)
      sessions.broken(failure)
      throw failure
    }
  }

  return {
    query: async (name, args) => {
      // The status is what a window shows while everything else is being opened.
      if (name !== 'app.status') await started
      if (!Object.hasOwn(queries, name)) throw new AppFailure('unknown-name')
      const contract = queries[name as QueryName]
      if (Object.hasOwn(cacheQueries, name)) {
        const handler = cacheQueries[name as keyof typeof cacheQueries] as QueryHandler<QueryName>
        return answered(name, contract, args, (given) => {
          const { cache, identity } = account()
          return handler(cache, { me: identity().me, now: options.wall() }, given)
        })
      }
      return answered(name, contract, args, ownQueries[name as keyof Queries] as (args: never) => Promise<unknown>)
    },
    command: async (name, args) => {
      await started
      if (isCommandName(name))
        return answered(name, { args: anything, result: submitted }, args, (given) => submit(name, given))
      if (!Object.hasOwn(localCommands, name)) throw new AppFailure('unknown-name')
      return answered(
        name,
        localCommands[name as LocalCommandName],
        args,
        ownCommands[name as LocalCommandName] as (args: never) => Promise<unknown>,
      )
    },
  }

  async function submit(name: CommandName, args: unknown): Promise<z.output<typeof submitted>> {
    return account().engine.submit(name, args)
  }
}

/** The engine parses a synced command with its own schema. */
const anything = z.unknown()

async function done(work: Promise<unknown>): Promise<null> {
  await work
  return null
}

function badArgument(error: z.ZodError): AppFailure {
  return new AppFailure('bad-argument', {
    issues: error.issues.slice(0, 5).map(({ path, message }) => ({ path: path.join('.'), message })),
  })
}
