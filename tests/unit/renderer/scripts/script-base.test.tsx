// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Script, ScriptGraph } from '#shared/domain/scripts'
import { useScriptText } from '../../../../renderer/features/scripts/edit/use-script-text.ts'
import { start } from '../../shared/effects.ts'
import { end, graph, say } from '../../shared/scripts/make.ts'

/** The editor of a script over a cache that the test plays. */

const { run } = vi.hoisted(() => ({ run: vi.fn(async (_name: string, _args: Record<string, unknown>) => undefined) }))
vi.mock('../../../../renderer/app/data.ts', () => ({ run, queryClient: { getQueryData: () => undefined } }))

const text = (words: string): ScriptGraph => graph([say('hello', 'done', { text: { en: words } }), end('done')])

const begin: Script = {
  ...{ id: 's', version: 1, name: 'Router drops', description: '', state: 'draft', graph: text('One') },
  ...{ revision: 1, revisionId: 'r1', published: null, languages: ['en'], ownerId: 'me', archivedAt: null },
  offeredFor: { teamIds: [], tagIds: [], productIds: [], languages: [], reasons: [] },
  ...{ reviewerId: null, reviewDueAt: null, reviewNote: '', updatedBy: 'me', updatedAt: start, createdAt: start },
}
const colleagues = { ...begin, revision: 2, revisionId: 'theirs', graph: text('Theirs') }

beforeEach(() => run.mockClear())

const saves = () => run.mock.calls.filter(([name]) => name === 'script.save').map(([, args]) => args)

async function opened() {
  const editor = renderHook(({ script }) => useScriptText({ script, drafts: [] }), {
    initialProps: { script: begin as Script },
  })
  const save = async (words: string) => {
    await act(async () => editor.result.current.edit(() => text(words)))
    await act(() => editor.result.current.save(''))
    return String(saves().at(-1)?.['revisionId'])
  }
  return { editor, save }
}

test('what is saved stands until the cache shows it, and the next text stands upon it', async () => {
  const { editor, save } = await opened()
  const second = await save('Two')
  expect(editor.result.current.graph).toEqual(text('Two'))
  expect(editor.result.current.isBehind).toBe(false)
  editor.rerender({ script: { ...begin, revision: 2, revisionId: second, graph: text('Two') } })
  await save('Three')
  expect(saves().map(({ baseRevisionId }) => baseRevisionId)).toEqual(['r1', second])
})

test('a colleague’s text that took the number of one’s own is seen', async () => {
  const { editor, save } = await opened()
  const second = await save('Two')
  editor.rerender({ script: { ...begin, revision: 2, revisionId: second, graph: text('Two') } })
  const third = await save('Three')
  editor.rerender({ script: { ...begin, revision: 3, revisionId: third, graph: text('Three') } })
  await act(async () => editor.result.current.edit(() => text('Four')))
  // The server has set both aside.
  editor.rerender({ script: colleagues })
  expect(editor.result.current.isBehind).toBe(true)
  expect(editor.result.current.graph).toEqual(text('Four'))
  await act(async () => editor.result.current.keepMine())
  await act(() => editor.result.current.save(''))
  expect(saves().at(-1)).toMatchObject({ baseRevisionId: 'theirs' })
})

test('a colleague’s text is shown at once where nothing of one’s own stands in the way', async () => {
  const { editor } = await opened()
  editor.rerender({ script: colleagues })
  expect(editor.result.current.graph).toEqual(text('Theirs'))
})
