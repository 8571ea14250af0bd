// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { HoursField } from '../../../../renderer/features/scripts/edit/fields/HoursField.tsx'
import { callStage, inWindow } from '../calls/stage.tsx'

callStage()

function Kept() {
  const [hours, setHours] = useState(24)
  return (
    <>
      <HoursField hours={hours} disabled={false} onChange={setHours} />
      <output>{hours}</output>
    </>
  )
}

test('hours that cannot be are named while they stand there, with those that count until then', () => {
  const shown = render(inWindow(<Kept />))
  const field = () => shown.getByRole('textbox', { name: 'Hours' }) as HTMLInputElement
  const type = (value: string) => fireEvent.change(field(), { target: { value } })
  for (const wrong of ['-5', '0', '99999999', '']) {
    type(wrong)
    fireEvent.blur(field())
    expect(field().value).toBe(wrong)
    expect(shown.getByText('More than 0 and at most 8,784. Until then it is 24.')).toBeTruthy()
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(shown.getByRole('status').textContent).toBe('24')
  }
  type('48')
  expect(shown.queryByText(/at most/)).toBeNull()
  expect(shown.getByRole('status').textContent).toBe('48')
})
