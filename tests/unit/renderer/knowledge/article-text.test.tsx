// @vitest-environment jsdom
import { QueryObserver } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import i18next from 'i18next'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '../../../../renderer/app/data.ts'
import { startI18n } from '../../../../renderer/app/i18n.ts'
import type { TextView } from '../../../../renderer/features/knowledge/article/life.ts'
import { useArticleText } from '../../../../renderer/features/knowledge/edit/use-article-text.ts'
import { useSave } from '../../../../renderer/features/knowledge/edit/use-save.ts'
import type { ArticleDetail } from '../../../../shared/ipc/knowledge-views.ts'
import { ids } from '../../shared/effects.ts'
import { eventually } from '../eventually.ts'

/** Title and text of an article in the editor, over a data process that the test plays. */

const undos: (() => void)[] = []
const said: string[] = []
vi.mock('../../../../renderer/app/toasts.tsx', () => ({
  showDone: (words: string) => said.push(words),
  showFailure: (caught: unknown) => {
    throw caught
  },
  undoFor: 8_000,
  showUndo: ({ onUndo }: { onUndo: () => void }) => undos.push(onUndo),
}))

const version = (revision: number, title: string) =>
  ({
    revisionId: `01920000-0000-7000-8000-00000000000${revision}`,
    revision,
    language: 'en',
    title,
    summary: '',
    bodyHtml: '<p>a</p>',
  }) as TextView
const pause = (milliseconds: number) => act(() => new Promise((resolve) => setTimeout(resolve, milliseconds)))

/** Commands in the order in which they came, with the title that they carry. */
let done: [name: string, title?: string][]
/** A save that waits for this. */
let disk: Promise<void>
const followed: number[] = []

beforeEach(async () => {
  done = []
  disk = Promise.resolve()
  undos.length = 0
  said.length = 0
  followed.length = 0
  vi.stubGlobal('switchboard', {
    query: async () => null,
    command: async (name: string, args: { title?: string }) => {
      done.push(args.title === undefined ? [name] : [name, args.title])
      if (name === 'translation.save') await disk
      return { commandId: ids.other, heldUntil: null }
    },
    subscribe: () => () => undefined,
  })
  await startI18n()
  await i18next.loadNamespaces('knowledge')
})
afterEach(cleanup)

function open(first: TextView | null = version(1, 'Title')) {
  return renderHook(
    ({ text }) => {
      const written = useArticleText({
        articleId: ids.other,
        language: 'en',
        text,
        draft: null,
        onFollow: ({ revision }) => followed.push(revision),
      })
      const save = useSave({
        articleId: ids.other,
        language: 'en',
        detail: first && ({ files: [] } as unknown as ArticleDetail),
        text,
        written,
        fields: {} as never,
        own: { current: new Set<string>() },
        sourceRevision: null,
        onClash: () => undefined,
      })
      return { written, save }
    },
    { initialProps: { text: first } },
  )
}

test('a draft that was thrown away comes back by undo, also after the editor was left', async () => {
  const { result, unmount } = open()
  act(() => result.current.written.setTitle('Changed'))
  await pause(700)
  await act(() => result.current.save.discard())
  expect(done.at(-1)).toEqual(['articleDraft.discard'])
  unmount()
  undos[0]?.()
  await pause(700)
  expect(done.at(-1)).toEqual(['articleDraft.save', 'Changed'])
})

test('undo in the open editor shows the words again and keeps them', async () => {
  const { result } = open()
  act(() => result.current.written.setTitle('Changed'))
  await act(() => result.current.save.discard())
  expect(result.current.written.title).toBe('Title')
  act(() => undos[0]?.())
  await pause(700)
  expect(result.current.written.title).toBe('Changed')
  expect(done.at(-1)).toEqual(['articleDraft.save', 'Changed'])
})

test('an editor that is left while its version is being saved leaves no draft of it behind', async () => {
  let written: () => void = () => undefined
  disk = new Promise((resolve) => {
    written = () => resolve()
  })
  const { result, unmount } = open()
  act(() => result.current.written.setTitle('Changed'))
  await pause(700)
  const before = done.length
  void result.current.save.save()
  await pause(50)
  unmount()
  written()
  await pause(1_500)
  expect(done.slice(before)).toEqual([['translation.save', 'Changed']])
})

test('a new article is there for the window before it is said to be saved, and is made only once', async () => {
  let isMade = false
  const bridge = window as unknown as { switchboard: Record<string, (name: string, args: object) => Promise<unknown>> }
  const { command = async () => null } = bridge.switchboard
  bridge.switchboard.query = async () => (isMade ? { article: { id: ids.other } } : null)
  bridge.switchboard.command = async (name, args) => {
    const answer = await command(name, args)
    isMade = true
    return answer
  }
  const queryKey = ['article.get', { articleId: ids.other }]
  const shown = new QueryObserver(queryClient, { queryKey, queryFn: () => bridge.switchboard.query?.('', {}) })
  const end = shown.subscribe(() => undefined)
  await shown.refetch()
  expect(shown.getCurrentResult().data).toBeNull()

  const { result } = open(null)
  act(() => result.current.written.setTitle('Title'))
  const saving = result.current.save.save()
  await act(() => eventually(() => expect(said).toHaveLength(1)))
  expect(shown.getCurrentResult().data).not.toBeNull()
  await act(() => saving)
  act(() => result.current.written.setTitle('Better title'))
  await act(() => result.current.save.save())
  const versions = done.filter(([name]) => name !== 'articleDraft.save' && name !== 'articleDraft.discard')
  expect(versions).toEqual([
    ['article.create', 'Title'],
    ['translation.save', 'Better title'],
  ])
  end()
  queryClient.clear()
})

test('a version of somebody else shows where nothing is written, and is offered where something is', () => {
  const { result, rerender } = open()
  rerender({ text: version(2, 'Theirs') })
  expect(result.current.written.title).toBe('Theirs')
  expect(followed).toEqual([2])
  act(() => result.current.written.setTitle('Mine'))
  rerender({ text: version(3, 'Theirs again') })
  expect(result.current.written.title).toBe('Mine')
  // An answer from before changes nothing either.
  act(() => result.current.written.setTitle('Theirs'))
  rerender({ text: version(2, 'Theirs') })
  expect(result.current.written.title).toBe('Theirs')
  expect(followed).toEqual([2])
})

test('a space behind the title is no unsaved word', () => {
  const { result } = open()
  act(() => result.current.written.setTitle('Title '))
  expect(result.current.written.read()).toBeNull()
})
