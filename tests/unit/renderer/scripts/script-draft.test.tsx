// @vitest-environment jsdom
import { act, fireEvent, render, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { derivedId } from '#shared/domain/records'
import type { Script, ScriptDraft } from '#shared/domain/scripts'
import { queryClient } from '../../../../renderer/app/data.ts'
import { OtherDraftBar } from '../../../../renderer/features/scripts/edit/Bars.tsx'
import { type ScriptText, useScriptText } from '../../../../renderer/features/scripts/edit/use-script-text.ts'
import { start } from '../../shared/effects.ts'
import { end, graph, say, scriptId } from '../../shared/scripts/make.ts'
import { callStage, inWindow, me, settle } from '../calls/stage.tsx'

const stage = callStage()
const written = graph([say('hello', 'bye'), end('bye')])
const elsewhere = graph([say('hello', 'more'), say('more', 'bye'), end('bye')])
const script = { id: scriptId, revision: 1, revisionId: derivedId('revision'), graph: written } as unknown as Script
const draft: ScriptDraft = {
  id: derivedId('draft elsewhere'),
  version: 1,
  scriptId,
  userId: me.id,
  graph: elsewhere,
  baseRevisionId: derivedId('revision'),
  updatedAt: start,
} as ScriptDraft
const asked = () => stage.commands.map(({ name }) => name)
const answers = (name: string) =>
  name.startsWith('scriptDraft.') ? { commandId: derivedId('command'), heldUntil: null } : undefined
const full = (name: string) =>
  name === 'scriptDraft.save' ? Promise.reject(new Error('no space left')) : answers(name)
const signedIn = (key: string) => queryClient.setQueryData(['app.status', {}], { account: { key } })

test('a graph that could not be saved never becomes the draft of the next person', async () => {
  signedIn('ana')
  stage.command = full
  const editor = renderHook(() => useScriptText({ script, drafts: [] }))
  act(() => editor.result.current.edit(() => elsewhere))
  await settle(1_000)
  editor.unmount()
  signedIn('ben')
  stage.command = answers
  const before = asked().length
  await settle(2_500)
  expect(asked()).toHaveLength(before)
  signedIn('ana')
  await settle(2_500)
  expect(asked()).toHaveLength(before + 1)
})

test('a draft of another machine goes only once the text that takes its place is on disk', async () => {
  signedIn('ana')
  stage.command = full
  let text: ScriptText | undefined
  // It came while this editor was open.
  const Screen = ({ drafts }: { readonly drafts: readonly ScriptDraft[] }) => {
    text = useScriptText({ script, drafts })
    return <OtherDraftBar text={text} />
  }
  const at = (drafts: readonly ScriptDraft[]) => inWindow(<Screen drafts={drafts} />)
  const shown = render(at([]))
  shown.rerender(at([draft]))
  await settle()
  const take = () => fireEvent.click(shown.getAllByRole('button')[0] as HTMLElement)
  take()
  await settle(1_000)
  expect(text?.graph).toEqual(elsewhere)
  expect(asked()).not.toContain('scriptDraft.discard')
  stage.command = answers
  take()
  await settle(3_000)
  expect(asked().slice(-2)).toEqual(['scriptDraft.save', 'scriptDraft.discard'])
  expect(stage.commands.at(-1)?.args).toEqual({ draftId: draft.id })
})
