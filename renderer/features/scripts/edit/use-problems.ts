import { useMemo } from 'react'
import type { Script, ScriptGraph } from '#shared/domain/scripts'
import type { AppContext } from '#shared/ipc/views'
import { type ScriptProblem, validateGraph } from '#shared/rules/scripts/validate'
import { useAsk } from '../../../app/data.ts'
import type { Known } from './editor.ts'

/** What is wrong with the script as it stands, with what it points to. */
export function useProblems(
  script: Pick<Script, 'id' | 'languages'>,
  graph: ScriptGraph,
  context: AppContext,
  known: Known | undefined,
): readonly ScriptProblem[] {
  const { id, languages } = script
  const articleIds = useMemo(() => {
    const ids = graph.steps.flatMap((step) => (step.kind === 'show-article' ? (step.articleId ?? []) : []))
    return [...new Set(ids)].slice(0, 200)
  }, [graph])
  const articles = useAsk(
    'article.refs',
    { articleIds, language: languages[0] ?? 'en' },
    // Without the answers of before: an article that was chosen a moment ago is not unknown.
    { enabled: articleIds.length > 0 },
  ).data
  return useMemo(
    () =>
      validateGraph(graph, {
        languages,
        scriptId: id,
        dispositionIds: new Set(context.dispositions.map((each) => each.id)),
        ...(known ? { scripts: new Map(known.scripts.map((each) => [each.id, each])) } : {}),
        ...(articles ? { articleIds: new Set(articles.map(({ articleId }) => articleId)) } : {}),
      }),
    [graph, id, languages, context, known, articles],
  )
}
