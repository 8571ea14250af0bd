// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import type { ContactWindow } from '#shared/domain/people'
import { isInWindow, wakingHours } from '#shared/rules/calls/contact'
import { momentIn } from '../../../../renderer/app/when.ts'
import { WhenField } from '../../../../renderer/features/calls/WhenField.tsx'
import { callStage, inWindow } from './stage.tsx'

callStage()

let chosen: string | null = null
function Field(props: { readonly zone: string; readonly window: ContactWindow | null }) {
  const [value, setValue] = useState<string | null>(null)
  chosen = value
  return <WhenField {...props} value={value} onChange={setValue} />
}

/** Three in the morning in Tokyo. */
const night = Date.parse('2026-07-01T18:00:00.000Z')
const at = async (now: number, run: () => Promise<void>) => {
  vi.spyOn(Date, 'now').mockReturnValue(now)
  try {
    await run()
  } finally {
    vi.restoreAllMocks()
  }
}

test('no time is offered that lies in the night of whoever named no hours', () =>
  at(night, async () => {
    for (let index = 0, count = 1; index < count; index++) {
      const shown = render(inWindow(<Field zone="Asia/Tokyo" window={null} />))
      const offers = await shown.findAllByRole('button')
      count = offers.length
      fireEvent.click(offers[index] as HTMLElement)
      expect(isInWindow(wakingHours, 'Asia/Tokyo', Date.parse(chosen ?? ''))).toBe(true)
      shown.unmount()
    }
  }))

test('a time in their night is warned of in words, can be kept, and the next one is at hand', () =>
  at(night, async () => {
    const shown = render(inWindow(<Field zone="Asia/Tokyo" window={null} />))
    fireEvent.change(await shown.findByLabelText('Day'), { target: { value: '2026-07-03' } })
    fireEvent.change(shown.getByLabelText('Time'), { target: { value: '02:15' } })
    expect(chosen).toBe('2026-07-02T17:15:00.000Z')
    expect(shown.getByText(/^Early or late for a call/)).toBeTruthy()
    fireEvent.click(shown.getByRole('button', { name: /^Take Fri/ }))
    expect(chosen).toBe('2026-07-02T23:00:00.000Z')
    expect(shown.queryByText(/^Early or late for a call/)).toBeNull()
  }))

test('a moment that is not in these days has its date', () => {
  const now = Date.parse('2026-07-01T12:00:00.000Z')
  expect(momentIn('en', 'UTC', now + 3_600_000, now)).toMatch(/^Wed,? 1:00\sPM$/)
  expect(momentIn('en', 'UTC', Date.parse('2020-01-01T03:00:00.000Z'), now)).toMatch(/^Wed, Jan 1, 2020, 3:00\sAM$/)
})
