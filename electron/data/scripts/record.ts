import type { ScriptGraph, ScriptRun, ScriptStep } from '#shared/domain/scripts'
import type { RunRecord } from '#shared/ipc/scripts'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'

/** What led a call, to be read afterwards. */
export const recordQueries: QueryHandlers<'script.ofCall'> = {
  'script.ofCall': (cache, _context, { callId }) =>
    cache.read(
      async (sql) => {
        const records: RunRecord[] = []
        for (const run of await runsOf(sql, callId)) records.push(await recordOf(sql, run))
        return records
      },
      { consistent: true },
    ),
}

/** The run that the call names, and others that its agent began within a day of its ring: none reads every run. */
async function runsOf(sql: Sql, callId: string): Promise<ScriptRun[]> {
  const call = await getRecord(sql, 'call', callId)
  if (!call) return []
  const from = Date.parse(call.ringingAt)
  const rows = await sql.all<{ doc: string }>(
    `SELECT doc FROM script_run WHERE id = ?
      UNION SELECT doc FROM script_run WHERE agent_id = ? AND started_at >= ? AND started_at < ? AND doc ->> '$.callId' = ?`,
    [call.scriptRunId, call.agentId, call.ringingAt, new Date(from + 86_400_000).toISOString(), callId],
  )
  const runs = rows.map(({ doc }) => JSON.parse(doc) as ScriptRun)
  return runs.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
}

async function recordOf(sql: Sql, run: ScriptRun): Promise<RunRecord> {
  const passed = [...run.path, ...run.confirmations]
  const scripts: RunRecord['scripts'] = []
  for (const scriptId of new Set([run.scriptId, ...passed.map((each) => each.scriptId)])) {
    const wanted = new Set(passed.filter((each) => each.scriptId === scriptId).map(({ stepId }) => stepId))
    const script = await getRecord(sql, 'script', scriptId)
    const own = scriptId === run.scriptId ? await getRecord(sql, 'scriptRevision', run.revisionId) : undefined
    scripts.push({
      scriptId,
      name: script?.name ?? '',
      languages: script?.languages ?? [],
      steps: own ? own.graph.steps.filter(({ id }) => wanted.has(id)) : await stepsOfPart(sql, scriptId, wanted, run),
    })
  }
  return { run, scripts }
}

/**
 * A run does not say which version of a part it went through. It was one that was there when the run began: the newest of
 * those that have the step.
 */
async function stepsOfPart(
  sql: Sql,
  scriptId: string,
  wanted: ReadonlySet<string>,
  { startedAt }: ScriptRun,
): Promise<ScriptStep[]> {
  const rows = await sql.all<{ graph: string }>(
    `SELECT doc ->> '$.graph' AS graph FROM script_revision WHERE script_id = ?
      ORDER BY doc ->> '$.createdAt' <= ? DESC, number DESC`,
    [scriptId, startedAt],
  )
  const found = new Map<string, ScriptStep>()
  for (const { graph } of rows) {
    if (found.size === wanted.size) break
    for (const step of (JSON.parse(graph) as ScriptGraph).steps)
      if (wanted.has(step.id) && !found.has(step.id)) found.set(step.id, step)
  }
  return [...found.values()]
}
