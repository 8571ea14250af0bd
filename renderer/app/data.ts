import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import type { CommandInput, CommandName } from '#shared/commands/index'
import {
  type LocalCommandArgs,
  type LocalCommandName,
  type LocalCommandResult,
  localCommands,
  type QueryArgs,
  type QueryName,
  type QueryResult,
  queries,
  submitted,
} from '#shared/ipc/contract'
import type { AppFailure } from '#shared/ipc/errors'
import { invalidatingTopics, type TopicName } from '#shared/ipc/topics'
import type { AppStatus } from '#shared/ipc/views'
import { call, listen, type WindowTopic, type WindowTopicPayload } from './bridge.ts'
import { whileSeen } from './clock.ts'

export type Submitted = z.output<typeof submitted>

/** The topics after which an answer has to be asked for again, for whoever keeps answers outside of TanStack Query. */
export function topicsOf(name: QueryName): readonly TopicName[] {
  return queries[name].topics
}

/** Answers that grow old by themselves: a ticket becomes overdue, or leaves a view of an age, without any change. */
const ageing: readonly QueryName[] = ['ticket.queues', 'ticket.preview']
/** How often what grows old is asked for again. Milliseconds. */
export const ageingEvery = 60_000

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The cache answers offline, and topics say when an answer is old: nothing else may ask again.
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** Asks the cache. Throws `AppFailure`. */
export function ask<N extends QueryName>(name: N, args: QueryArgs<N>): Promise<QueryResult<N>> {
  return call('query', name, args, queries[name].result) as Promise<QueryResult<N>>
}

/**
 * Does something: a local command, or a synced one, which answers `submitted` once it is on disk. Throws `AppFailure`;
 * a synced command whose effect says no throws the code `rejected` with `detail.code`.
 */
export function run<N extends CommandName>(name: N, args: CommandInput<N>): Promise<Submitted>
export function run<N extends LocalCommandName>(name: N, args: LocalCommandArgs<N>): Promise<LocalCommandResult<N>>
export function run(name: CommandName | LocalCommandName, args: unknown): Promise<unknown> {
  return call('command', name, args, isLocal(name) ? localCommands[name].result : submitted)
}

function isLocal(name: string): name is LocalCommandName {
  return Object.hasOwn(localCommands, name)
}

/** Asks for what will probably be shown next. An answer that does not come now is asked for when it is shown. */
export function foreseeAnswer<N extends QueryName>(name: N, args: QueryArgs<N>): void {
  void queryClient.prefetchQuery({ queryKey: [name, args], queryFn: () => ask(name, args) })
}

/**
 * What is on screen of this answer is the newest when it resolves: for whatever leads on from there at once. The topic
 * of a change comes to the window behind the word that it was done.
 */
export async function askAgain<N extends QueryName>(name: N, args: QueryArgs<N>): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: [name, args], exact: true })
}

/** The answer of the cache, asked again whenever a topic says that it may have changed. */
export function useAsk<N extends QueryName>(
  name: N,
  args: QueryArgs<N>,
  options: { readonly enabled?: boolean; readonly keepPrevious?: boolean } = {},
): UseQueryResult<QueryResult<N>, AppFailure> {
  // The answers differ by name, which TanStack's own conditional types cannot follow through a type parameter.
  return useQuery({
    queryKey: [name, args],
    queryFn: () => ask(name, args),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  } as never) as UseQueryResult<QueryResult<N>, AppFailure>
}

/** Calls `listener` with each event of the topic while the component is mounted. */
export function useTopic<T extends WindowTopic>(topic: T, listener: (payload: WindowTopicPayload<T>) => void): void {
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => listen(topic, (payload) => latest.current(payload)), [topic])
}

/** Asks again at most this often, so that a first fill of many pages does not keep the window busy. Milliseconds. */
const invalidateEvery = 100
function isQuery(name: unknown): name is QueryName {
  return typeof name === 'string' && Object.hasOwn(queries, name)
}

/** Ties the window's answers to the change topics and to the clock. Called once, before the first question. */
export function followTopics(): void {
  const changed = new Set<TopicName>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = Number.NEGATIVE_INFINITY

  const flush = () => {
    timer = undefined
    last = performance.now()
    const now = new Set(changed)
    changed.clear()
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => {
        const [name] = queryKey
        return isQuery(name) && topicsOf(name).some((topic) => now.has(topic))
      },
    })
  }

  for (const topic of invalidatingTopics) {
    listen(topic, () => {
      changed.add(topic)
      if (timer === undefined) timer = setTimeout(flush, Math.max(0, last + invalidateEvery - performance.now()))
    })
  }
  whileSeen(ageingEvery, () => {
    for (const name of ageing) void queryClient.invalidateQueries({ queryKey: [name] })
  })
  listen('status', (status) => {
    const before = queryClient.getQueryData<AppStatus>(['app.status', {}])
    // One account's answers must never be on screen under another, not for one frame.
    if (before?.account && before.account.key !== status.account?.key) {
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'app.status' })
    }
    queryClient.setQueryData(['app.status', {}], status)
  })
  // Whatever was missed while the data process was away, and whatever failed because of it.
  listen('connection', ({ state }) => {
    if (state === 'up') void queryClient.invalidateQueries()
  })
}
