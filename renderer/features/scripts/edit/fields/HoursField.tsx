import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useFormat } from '../../../../app/format.ts'
import { useTranslation } from '../../../../app/i18n.ts'

const most = 24 * 366

/** After how many hours somebody is called back. What cannot be taken stays to be mended, with word of what counts. */
export function HoursField(props: {
  readonly hours: number
  readonly disabled: boolean
  readonly onChange: (hours: number) => void
}) {
  const { hours, disabled, onChange } = props
  const { t } = useTranslation('scripts')
  const format = useFormat()
  const [refused, setRefused] = useState<string | number | null>(null)
  const type = (typed: string | number) => {
    const fits = typeof typed === 'number' && typed > 0 && typed <= most
    setRefused(fits ? null : typed)
    if (fits) onChange(typed)
  }
  return (
    <NumberInput
      label={t('scripts:field.hours')}
      clampBehavior="none"
      hideControls
      disabled={disabled}
      value={refused ?? hours}
      error={
        refused !== null && t('scripts:field.hoursRefused', { most: format.number(most), hours: format.number(hours) })
      }
      onChange={type}
    />
  )
}
