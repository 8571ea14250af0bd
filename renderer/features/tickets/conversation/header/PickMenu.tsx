import { Combobox, useCombobox } from '@mantine/core'
import { IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react'
import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from '../../../../app/i18n.ts'
import classes from './header.module.css'

export interface Choice {
  readonly value: string
  readonly label: string
  /** Further words under which it is found. */
  readonly keywords?: string
  readonly mark?: ReactNode
  readonly detail?: string
}

export interface PickHandle {
  readonly open: () => void
}

interface PickMenuProps {
  /** What is chosen here, e.g. "Assignee". */
  readonly label: string
  /** The present value in words, for screen readers. */
  readonly current: string
  readonly selected: readonly string[]
  readonly choices: readonly Choice[]
  readonly onPick: (value: string) => void
  /** Offers to make what was typed when nothing is called that. */
  readonly onCreate?: (text: string) => void
  readonly searchable?: boolean
  /** Stays open, for choosing several. */
  readonly several?: boolean
  readonly keys?: string
  readonly disabled?: boolean
  readonly handle?: Ref<PickHandle>
  readonly children: ReactNode
  readonly bare?: boolean
}

const shownAtMost = 60
const createValue = '\u0000create'

/** A button that opens a list: arrows and Enter choose, typing searches, Escape closes. */
export function PickMenu(props: PickMenuProps) {
  const {
    label,
    current,
    selected,
    choices,
    onPick,
    onCreate,
    searchable = false,
    several = false,
    keys,
    disabled,
    handle,
    children,
    bare,
  } = props
  const { t } = useTranslation('conversation')
  const [text, setText] = useState('')
  const button = useRef<HTMLButtonElement>(null)
  const combobox = useCombobox({
    onDropdownOpen: () => {
      combobox.selectActiveOption()
      if (searchable) combobox.focusSearchInput()
    },
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setText('')
      // Back to where the person was; a menu that closes must not lose the focus.
      if (searchable) button.current?.focus({ preventScroll: true })
    },
  })
  useImperativeHandle(handle, () => ({
    open: () => {
      button.current?.focus({ preventScroll: true })
      combobox.openDropdown()
    },
  }))

  const wanted = text.trim().toLowerCase()
  const found =
    wanted === ''
      ? choices
      : choices.filter((choice) => `${choice.label} ${choice.keywords ?? ''}`.toLowerCase().includes(wanted))
  const exact = choices.some((choice) => choice.label.toLowerCase() === wanted)
  const canCreate = onCreate !== undefined && wanted !== '' && !exact

  return (
    <Combobox
      store={combobox}
      width={240}
      position="bottom-start"
      disabled={disabled ?? false}
      shadow="md"
      onOptionSubmit={(value) => {
        if (value === createValue) onCreate?.(text.trim())
        else onPick(value)
        if (several) setText('')
        else combobox.closeDropdown()
      }}
    >
      <Combobox.Target targetType="button">
        <button
          ref={button}
          type="button"
          className={bare ? classes.bare : classes.field}
          disabled={disabled}
          aria-label={t('conversation:fieldLabel', { field: label, value: current })}
          aria-keyshortcuts={keys}
          title={keys ? t('conversation:fieldHint', { field: label, key: keys.toUpperCase() }) : label}
          onClick={() => combobox.toggleDropdown()}
        >
          {children}
          {!bare && <IconChevronDown size={14} stroke={1.5} aria-hidden className={classes.chevron} />}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {combobox.dropdownOpened && (
          <>
            {searchable && (
              <Combobox.Search
                value={text}
                onChange={(event) => {
                  setText(event.currentTarget.value)
                  combobox.updateSelectedOptionIndex()
                  combobox.selectFirstOption()
                }}
                placeholder={t('conversation:pick.search')}
                aria-label={t('conversation:pick.searchIn', { field: label })}
              />
            )}
            <Combobox.Options className={classes.options} aria-label={label}>
              {found.slice(0, shownAtMost).map((choice) => {
                const chosen = selected.includes(choice.value)
                return (
                  <Combobox.Option key={choice.value} value={choice.value} active={chosen} className={classes.option}>
                    <span className={classes.optionMark}>{choice.mark}</span>
                    <span className={classes.optionLabel}>
                      {choice.label}
                      {choice.detail && <span className={classes.optionDetail}>{choice.detail}</span>}
                    </span>
                    {chosen && <IconCheck size={14} stroke={2} aria-hidden />}
                  </Combobox.Option>
                )
              })}
              {canCreate && (
                <Combobox.Option value={createValue} className={classes.option}>
                  <span className={classes.optionMark}>
                    <IconPlus size={14} stroke={1.5} aria-hidden />
                  </span>
                  <span className={classes.optionLabel}>{t('conversation:pick.create', { text: text.trim() })}</span>
                </Combobox.Option>
              )}
              {found.length === 0 && !canCreate && <Combobox.Empty>{t('conversation:pick.none')}</Combobox.Empty>}
            </Combobox.Options>
          </>
        )}
      </Combobox.Dropdown>
    </Combobox>
  )
}
