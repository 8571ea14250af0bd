// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { queryClient } from '../../../../renderer/app/data.ts'
import { CallbackList } from '../../../../renderer/features/calls/CallbackList.tsx'
import { CallLog } from '../../../../renderer/features/calls/CallLog.tsx'
import { callStage, inWindow, settle } from './stage.tsx'

const stage = callStage()
const signedIn = (key: string) => queryClient.setQueryData(['app.status', {}], { account: { key } })

test('what was looked for in the log is there again for who looked, and for nobody else', async () => {
  stage.query = (name) => (name === 'call.list' ? { total: 0, items: [] } : undefined)
  const words = async (account: string, typed?: string) => {
    signedIn(account)
    const shown = render(inWindow(<CallLog openId={null} />))
    await settle(200)
    const field = shown.getByLabelText('Number or name') as HTMLInputElement
    const found = field.value
    if (typed) fireEvent.change(field, { target: { value: typed } })
    shown.unmount()
    return found
  }
  await words('ana', 'Rosa')
  expect(await words('ben')).toBe('')
  expect(await words('ana')).toBe('Rosa')
})

test('which callbacks are shown is chosen by each person', async () => {
  const shownOf = async (account: string, choice?: string) => {
    signedIn(account)
    const shown = render(inWindow(<CallbackList openId={null} />))
    await settle(200)
    const field = shown.getByRole('combobox', { name: 'Which callbacks' }) as HTMLInputElement
    const found = field.value
    if (choice) {
      fireEvent.click(field)
      fireEvent.click(await shown.findByRole('option', { name: choice, hidden: true }))
    }
    shown.unmount()
    return found
  }
  await shownOf('ana', 'All of my teams')
  expect(await shownOf('ben')).toBe('For me or anybody')
  expect(await shownOf('ana')).toBe('All of my teams')
})
