import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { variableName } from '#shared/domain/scripts'
import { useTranslation } from '../../../../app/i18n.ts'

/** The name that an answer is kept under. What is no name stays in the field, with the reason, and is not taken. */
export function VariableName(props: {
  readonly label: string
  readonly value: string
  readonly disabled: boolean
  readonly required?: boolean
  readonly onChange: (name: string) => void
}) {
  const { label, value, disabled, required = false, onChange } = props
  const { t } = useTranslation('scripts')
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? value
  const isGood = (text: string) => (text === '' ? !required : variableName.safeParse(text).success)
  return (
    <TextInput
      label={label}
      disabled={disabled}
      maxLength={81}
      spellCheck={false}
      value={shown}
      error={isGood(shown) ? null : t('scripts:edit.badVariable')}
      onChange={(event) => {
        const text = event.currentTarget.value
        if (isGood(text)) {
          setTyped(null)
          onChange(text)
        } else setTyped(text)
      }}
    />
  )
}
