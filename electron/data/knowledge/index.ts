import type { QueryName } from '#shared/ipc/contract'
import { AppFailure } from '#shared/ipc/errors'
import { knowledgeQueries as contract } from '#shared/ipc/knowledge'
import type { QueryHandlers } from '../cache/query.ts'

type KnowledgeQuery = Extract<QueryName, keyof typeof contract>

const notYet = async () => {
  throw new AppFailure('unknown-name')
}

export const knowledgeQueries = Object.fromEntries(
  Object.keys(contract).map((name) => [name, notYet]),
) as unknown as QueryHandlers<KnowledgeQuery>
