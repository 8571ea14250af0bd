// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import i18next from 'i18next'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '../../../../renderer/app/data.ts'
import { startI18n } from '../../../../renderer/app/i18n.ts'
import { blankDraft } from '../../../../renderer/features/tickets/conversation/new-ticket/draft.ts'
import { NewTicket } from '../../../../renderer/features/tickets/conversation/new-ticket/NewTicket.tsx'
import { NewTicketForm } from '../../../../renderer/features/tickets/conversation/new-ticket/NewTicketForm.tsx'
import type { AppContext } from '../../../../shared/ipc/views.ts'
import { ids, person, settings, start } from '../../shared/effects.ts'
import { eventually } from '../eventually.ts'

const workspace = { id: ids.field, version: 1, name: 'Test', settings, createdAt: start }
const contextOf = (me: AppContext['me']): AppContext => ({
  me,
  workspace,
  teams: [],
  users: [me],
  tags: [],
  views: [],
  dispositions: [],
})
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0, 0, 0, 0)

let kept: string[]
let calls: string[]
/** The data process does not answer. */
let gone: boolean
/** Lets the last step of storing a file be answered. */
let finish: () => void
let finished: Promise<void>
beforeEach(async () => {
  window.matchMedia = (media) => Object.assign(new EventTarget(), { matches: false, media }) as MediaQueryList
  const nothing = () => undefined
  window.ResizeObserver = class {
    observe = nothing
    unobserve = nothing
    disconnect = nothing
  }
  Range.prototype.getBoundingClientRect = () => new DOMRect()
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList
  kept = []
  calls = []
  gone = false
  finished = new Promise((resolve) => {
    finish = resolve
  })
  // The data process, played by the test.
  vi.stubGlobal('switchboard', {
    query: async (name: string) => {
      if (gone) throw { code: 'data-process-gone' }
      if (name === 'app.context') return contextOf(person(ids.agent))
      return name === 'unsaved.get' ? null : []
    },
    command: async (name: string) => {
      calls.push(name)
      if (name === 'attachment.begin') return { id: ids.other }
      if (name !== 'attachment.finish') return null
      await finished
      return {
        id: ids.other,
        fileName: 'screen.png',
        mediaType: 'image/png',
        size: png.length,
        inline: true,
        sha256: 'a'.repeat(64),
      }
    },
    subscribe: () => () => undefined,
  })
  await startI18n()
  await i18next.loadNamespaces(['conversation', 'customers'])
})
afterEach(() => {
  cleanup()
  queryClient.clear()
})

function show(me = person(ids.agent)) {
  const context = contextOf(me)
  const screen = render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider>
        <NewTicketForm
          initial={blankDraft(context)}
          onDisk={null}
          context={context}
          kept={{ keep: (content) => void kept.push(content), drop: async () => undefined, state: 'nothing' }}
          onClose={() => undefined}
        />
      </MantineProvider>
    </QueryClientProvider>,
  )
  const drop = () => {
    const files = [new File([png], 'screen.png', { type: 'image/png' })]
    const form = screen.container.querySelector('form')
    if (form) fireEvent.drop(form, { dataTransfer: { files, types: ['Files'], items: [] } })
    return eventually(() => expect(calls).toContain('attachment.finish'))
  }
  return { screen, drop }
}

test('a picture dropped before the editor is there stands in the text', async () => {
  const { drop } = show()
  finish()
  await drop()
  await eventually(() => expect(kept.at(-1)).toContain(`cid:${ids.other}`))
})

test('clearing the form also ends the files on their way to it', async () => {
  const { screen, drop } = show()
  await drop()
  fireEvent.click(screen.getByRole('button', { name: i18next.t('conversation:newTicket.clear') }))
  finish()
  await eventually(() => expect(calls).toContain('attachment.discard'))
  expect(kept.filter((content) => content.includes(ids.other))).toEqual([])
})

test('the next person at the computer does not see what file the last one was adding', async () => {
  const first = show()
  await first.drop()
  expect(first.screen.queryAllByText('screen.png')).not.toEqual([])
  first.screen.unmount()
  const second = show(person(ids.other))
  expect(second.screen.queryAllByText('screen.png')).toEqual([])
  finish()
})

test('a form in use stays when the data process does not answer for a while', async () => {
  const screen = render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider>
        <NewTicket start={{}} onClose={() => undefined} />
      </MantineProvider>
    </QueryClientProvider>,
  )
  const subject = await screen.findByRole('textbox', { name: i18next.t('conversation:field.subject') })
  fireEvent.change(subject, { target: { value: 'Half a sentence' } })
  gone = true
  await queryClient.invalidateQueries()
  await eventually(() => expect(queryClient.getQueryState(['unsaved', ids.agent, 'new-ticket'])?.status).toBe('error'))
  // As long as a screen of the failure would need to be drawn.
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, 100)))
  expect(screen.getByDisplayValue('Half a sentence')).toBe(subject)
})
