import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Customer } from '#shared/domain/people'
import { useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import classes from './customers.module.css'

interface PickerProps {
  readonly label: string
  readonly error?: string | null
  readonly required?: boolean
  readonly autoFocus?: boolean
  readonly onPick: (customer: Customer) => void
  /** Offers to make a customer of what was typed. */
  readonly onCreate?: (text: string) => void
}

const createValue = 'create'

/** Finds a customer by name, address, number or organization while one types. */
export function CustomerPicker({ label, error, required, autoFocus, onPick, onCreate }: PickerProps) {
  const { t } = useTranslation('customers')
  const [text, setText] = useState('')
  const [wanted] = useDebouncedValue(text.trim(), 80)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { data } = useAsk('customer.find', { text: wanted, limit: 12 }, { enabled: wanted !== '', keepPrevious: true })
  const found = wanted === '' ? [] : (data ?? [])

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        combobox.closeDropdown()
        if (value === createValue) onCreate?.(text.trim())
        const customer = found.find(({ id }) => id === value)
        if (customer) onPick(customer)
      }}
    >
      <Combobox.Target>
        <TextInput
          label={label}
          value={text}
          error={error}
          required={required ?? false}
          withAsterisk={false}
          {...(autoFocus ? { 'data-autofocus': true } : {})}
          placeholder={t('customers:picker.placeholder')}
          onChange={(event) => {
            setText(event.currentTarget.value)
            combobox.openDropdown()
            combobox.resetSelectedOption()
          }}
          onFocus={() => text !== '' && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={wanted === ''}>
        <Combobox.Options className={classes.pickerOptions} aria-label={label}>
          {found.map((customer) => (
            <Combobox.Option key={customer.id} value={customer.id} className={classes.pickerOption}>
              <Avatar name={customer.name} kind="customer" size={24} />
              <span className={classes.pickerName}>
                {customer.name}
                <span className={classes.pickerDetail}>
                  {[customer.organizationName, customer.emails[0] ?? customer.phones[0]].filter(Boolean).join(' · ')}
                </span>
              </span>
            </Combobox.Option>
          ))}
          {onCreate && wanted !== '' && (
            <Combobox.Option value={createValue} className={classes.pickerOption}>
              <IconUserPlus size={18} stroke={1.5} aria-hidden />
              {t('customers:picker.create', { text: text.trim() })}
            </Combobox.Option>
          )}
          {!onCreate && found.length === 0 && <Combobox.Empty>{t('customers:picker.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
