import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Session } from '../../../shared/api/auth.ts'
import { startServer, type TestServer } from '../../fixtures/server.ts'

/** Whether an author may review is a question of who else works here. */

let server: TestServer
let admin: Session

beforeEach(async () => {
  server = await startServer()
  admin = await server.setup()
})
afterEach(() => server.stop())

test('whoever works alone reviews their own text; with an editor beside them they do not', async () => {
  const team = await server.makeTeam(admin, 'Support')
  // An agent does not judge texts, whatever their name says.
  await server.makeUser(admin, { role: 'agent', teamIds: [team], name: '"role":"editor"' })
  const approve = async () => {
    const [articleId, revisionId] = [uuidv7(), uuidv7()]
    const seen = { articleId, language: 'en', revisionId }
    await server.run(admin, 'article.create', {
      ...seen,
      title: 'Reset the hub',
      summary: '',
      bodyHtml: '<p>Hold the button.</p>',
      categoryId: null,
      audience: 'internal',
      tagIds: [],
      productIds: [],
      keywords: [],
      reviewBy: null,
      ticketId: null,
    })
    const submitted = await server.run(admin, 'translation.submit', {
      ...seen,
      reviewerId: admin.user.id,
      reviewDueAt: null,
    })
    const approved = await server.run(admin, 'translation.approve', seen)
    return [submitted, approved].map((each) => ('code' in each ? each.code : each.status))
  }
  expect(await approve()).toEqual(['applied', 'applied'])
  await server.makeUser(admin, { role: 'editor', teamIds: [team], name: '"role":"agent"' })
  expect(await approve()).toEqual(['own-review', 'own-review'])
})
