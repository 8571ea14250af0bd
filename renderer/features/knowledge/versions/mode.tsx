import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../../../app/i18n.ts'
import type { ComparisonMode } from './ComparisonView.tsx'

const modeKey = 'switchboard.comparison'

/** The mode that the person chose last, kept on this machine. */
export function useComparisonMode(): readonly [ComparisonMode, (mode: ComparisonMode) => void] {
  const [mode, setMode] = useState<ComparisonMode>(() =>
    localStorage.getItem(modeKey) === 'inline' ? 'inline' : 'sides',
  )
  const choose = (next: ComparisonMode) => {
    localStorage.setItem(modeKey, next)
    setMode(next)
  }
  return [mode, choose]
}

export function ModeControl(props: {
  readonly mode: ComparisonMode
  readonly onMode: (mode: ComparisonMode) => void
  /** Where one of the two can be read by itself. */
  readonly reading?: boolean
  readonly onRead?: () => void
}) {
  const { mode, onMode, reading, onRead } = props
  const { t } = useTranslation('knowledge')
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('knowledge:versions.mode')}
      value={reading ? 'text' : mode}
      onChange={(value) => (value === 'text' ? onRead?.() : onMode(value === 'inline' ? 'inline' : 'sides'))}
      data={[
        ...(onRead ? [{ value: 'text', label: t('knowledge:versions.text') }] : []),
        { value: 'sides', label: t('knowledge:versions.sides') },
        { value: 'inline', label: t('knowledge:versions.inline') },
      ]}
    />
  )
}
