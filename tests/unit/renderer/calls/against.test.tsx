// @vitest-environment jsdom
import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { derivedId } from '#shared/domain/records'
import type { CallRow } from '#shared/ipc/calls'
import { CallBar } from '../../../../renderer/features/calls/CallBar.tsx'
import { callStage, inWindow, row, settle } from './stage.tsx'

callStage()

test('a wish that a call goes against is said once for each call, and in the past when it is over', async () => {
  const heard: string[] = []
  const live = () => document.querySelector('[role="status"].sb-visually-hidden')?.textContent ?? ''
  const shown = render(inWindow(<CallBar calls={[]} />))
  const hear = async (...calls: CallRow[]) => {
    shown.rerender(inWindow(<CallBar calls={calls} />))
    await settle(100)
    if (live() !== '') heard.push(live().split('.')[0] ?? '')
    // What was said is wiped, so that only what is said anew is heard.
    const region = document.querySelector('[role="status"].sb-visually-hidden')
    if (region) region.textContent = ''
  }
  const call = (name: string, state: CallRow['state']) =>
    row({ id: derivedId(name), state, direction: 'outbound', against: ['do-not-call'] })
  await hear(call('one', 'active'))
  await hear(call('one', 'wrap-up'))
  // The same wish of another call, and of one that had ended before it was heard of.
  await hear(call('two', 'active'))
  await hear(call('three', 'wrap-up'))
  await hear(call('two', 'active'))
  expect(heard).toEqual([
    'This call goes against a wish',
    'This call goes against a wish',
    'This call went against a wish',
  ])
})
