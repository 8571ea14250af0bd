import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeArticle } from '../../fixtures/articles.ts'
import { startWorkspace, type Workspace } from '../../fixtures/workspace.ts'

/** What a link in a reply leads to. */

let workspace: Workspace
beforeAll(async () => {
  workspace = await startWorkspace()
})
afterAll(() => workspace.stop())

const get = (path: string) => fetch(new URL(path, workspace.server.url))

test('a published public article is a page without scripts, names nobody, and leads to others', async () => {
  const other = '0192ee00-0000-7000-8000-0000000000c1'
  const { articleId } = await makeArticle(
    workspace,
    'Router <b>',
    `<p onclick="x()">Dear {{customer.firstName}}, see <a data-article="${other}">that</a>.</p><script>alert(1)</script>`,
    { summary: 'Short & good' },
  )
  const answer = await get(`/help/en/${articleId}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  const html = await answer.text()
  expect(html).toContain('<h1>Router &lt;b&gt;</h1>')
  expect(html).toContain('Short &amp; good')
  expect(html).toContain(`href="/help/en/${other}"`)
  expect(html).not.toMatch(/script|onclick|customer/)
  // In a language that it does not have, it is shown in its own.
  expect((await get(`/help/de/${articleId}`)).status).toBe(200)
})

test('what is not public, not published or not there is not found', async () => {
  const internal = await makeArticle(workspace, 'Internal', '<p>x</p>', { audience: 'internal' })
  const customers = await makeArticle(workspace, 'Customers', '<p>x</p>', { audience: 'customers' })
  const draft = await makeArticle(workspace, 'Draft', '<p>x</p>', { publish: false })
  for (const { articleId } of [internal, customers, draft])
    expect((await get(`/help/en/${articleId}`)).status).toBe(404)
  for (const path of ['/help/en/not-an-id', '/help/%00/x', `/help/en/${draft.articleId}/${draft.articleId}`])
    expect((await get(path)).status).toBe(404)
})
