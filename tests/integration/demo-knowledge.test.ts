import { describe, expect, test } from 'vitest'
import { generateWorkspace } from '../../server/demo/generate.ts'
import { type RecordOf, type RecordType, recordSchemas } from '../../shared/domain/records.ts'
import { isOutdated } from '../../shared/rules/knowledge.ts'
import { refsOf } from '../../shared/rules/knowledge-html.ts'
import { isKnowledgeVariable } from '../../shared/rules/knowledge-variables.ts'

/** The knowledge base of the demo, as an editor would find it. */

const all = [...generateWorkspace({ now: new Date('2026-03-12T15:30:00Z') })].flat()
const of = <T extends RecordType>(type: T) =>
  all.flatMap((each) => (each.type === type ? [each.record as RecordOf<T>] : []))
const ids = (type: RecordType) => new Set(of(type).map(({ id }) => id))

describe('the demo’s articles', () => {
  test('are what their schemas say, and many', () => {
    for (const { type, record } of all) {
      if (['article', 'translation', 'revision', 'articleUse', 'product'].includes(type))
        expect(recordSchemas[type].safeParse(record).error, `${type} ${record.id}`).toBeUndefined()
    }
    expect(of('article').length).toBeGreaterThanOrEqual(115)
    const languages = of('translation').map(({ language }) => language)
    expect(languages.filter((each) => each === 'de').length).toBeGreaterThanOrEqual(30)
    expect(languages.filter((each) => each === 'es' || each === 'pt').length).toBeGreaterThanOrEqual(15)
  })

  test('are shown by scripts, and stand there to be read', () => {
    const published = new Set(of('translation').flatMap((each) => (each.published ? [each.articleId] : [])))
    const shown = of('script').map(({ graph }) => graph.steps.filter((step) => step.kind === 'show-article'))
    expect(shown.filter((steps) => steps.length > 0).length).toBeGreaterThanOrEqual(3)
    for (const { id, articleId } of shown.flat()) expect(published.has(articleId ?? ''), id).toBe(true)
    const steps = new Set(of('scriptRun').flatMap(({ path }) => path.map(({ stepId }) => stepId)))
    for (const { id } of shown.flat()) expect(steps.has(id), id).toBe(true)
  })

  test('lead to articles, snippets and files that are there, and use known variables', () => {
    const [articles, snippets, files] = [ids('article'), ids('snippet'), ids('articleFile')]
    for (const { title, bodyHtml } of of('translation')) {
      const refs = refsOf(bodyHtml)
      expect(
        refs.articles.filter((id) => !articles.has(id)),
        title,
      ).toEqual([])
      expect(
        refs.snippets.filter((id) => !snippets.has(id)),
        title,
      ).toEqual([])
      expect(
        refs.files.filter((id) => !files.has(id)),
        title,
      ).toEqual([])
      expect(
        refs.variables.filter((name) => !isKnowledgeVariable(name)),
        title,
      ).toEqual([])
      expect(bodyHtml, title).not.toMatch(/\]\(|\{\{>|\*\*|^#/m)
    }
  })

  test('stand in every state, some due for review, some translations outdated', () => {
    const states = new Set(of('translation').map(({ state }) => state))
    expect([...states].sort()).toEqual(['approved', 'draft', 'in-review', 'published'])
    const texts = of('translation')
    const outdated = of('article').flatMap((article) => {
      const mine = texts.filter(({ articleId }) => articleId === article.id)
      const source = mine.find(({ language }) => language === article.sourceLanguage)
      return mine.filter((text) => isOutdated(article, text, source))
    })
    expect(outdated.length).toBeGreaterThanOrEqual(4)
    expect(of('article').filter(({ reviewBy }) => reviewBy !== null && reviewBy < '2026-03-12').length).toBeGreaterThan(
      3,
    )
    expect(of('article').filter(({ archivedAt }) => archivedAt !== null).length).toBeGreaterThan(1)
    expect(texts.filter(({ published, revision }) => published && published.number < revision).length).toBeGreaterThan(
      1,
    )
  })

  test('were used on tickets that are there, after they were published', () => {
    const tickets = ids('ticket')
    const created = new Map(of('article').map(({ id, createdAt }) => [id, createdAt]))
    const uses = of('articleUse')
    expect(uses.length).toBeGreaterThan(800)
    for (const { ticketId, articleId, at } of uses) {
      expect(tickets.has(ticketId ?? '')).toBe(true)
      expect(at > (created.get(articleId) ?? '9')).toBe(true)
    }
    expect(of('article').filter(({ ticketId }) => ticketId !== null).length).toBeGreaterThan(3)
  })

  test('know the problems of the products', () => {
    const articles = ids('article')
    const problems = of('product').flatMap(({ knownProblems }) => knownProblems)
    expect(problems.length).toBeGreaterThan(12)
    expect(problems.every(({ articleId }) => articleId !== null && articles.has(articleId))).toBe(true)
  })
})
