import { Combobox, useCombobox } from '@mantine/core'
import { IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react'
import {
  type ComponentProps,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { folded } from '../../../../app/fold.ts'
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
  /** Asked for when the list opens. */
  readonly choices: () => readonly Choice[]
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

/**
 * A button that opens a list: arrows and Enter choose, typing searches, Escape closes. The list's machinery is made
 * when it is first wanted: five of them would cost more than the rest of the header, each time a ticket opens.
 */
export function PickMenu(props: PickMenuProps) {
  const [alive, setAlive] = useState(false)
  const live = useRef<PickHandle>(null)
  useImperativeHandle(props.handle, () => ({
    open: () => {
      if (live.current) live.current.open()
      else setAlive(true)
    },
  }))
  if (alive) return <LivePick {...props} handle={live} />
  const { label, current, keys, disabled, bare, children } = props
  return (
    <Trigger
      label={label}
      current={current}
      keys={keys}
      disabled={disabled}
      bare={bare}
      aria-haspopup="listbox"
      aria-expanded={false}
      onClick={() => setAlive(true)}
    >
      {children}
    </Trigger>
  )
}

/** The rest is what the list's machinery wants on its button. */
type TriggerProps = Pick<PickMenuProps, 'label' | 'current' | 'keys' | 'disabled' | 'bare' | 'children'> &
  Pick<ComponentProps<'button'>, 'ref' | 'onClick' | 'aria-haspopup' | 'aria-expanded'>

function Trigger({ label, current, keys, disabled, bare, children, ref, ...rest }: TriggerProps) {
  const { t } = useTranslation('conversation')
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      className={bare ? classes.bare : classes.field}
      disabled={disabled}
      aria-label={t('conversation:fieldLabel', { field: label, value: current })}
      aria-keyshortcuts={keys}
      title={keys ? t('conversation:fieldHint', { field: label, key: keys.toUpperCase() }) : label}
    >
      {children}
      {!bare && <IconChevronDown size={14} stroke={1.5} aria-hidden className={classes.chevron} />}
    </button>
  )
}

function LivePick(props: PickMenuProps) {
  const { label, selected, onPick, onCreate, searchable = false, several = false, disabled, handle } = props
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
  const open = useRef<() => void>(() => undefined)
  useLayoutEffect(() => {
    open.current = () => {
      button.current?.focus({ preventScroll: true })
      combobox.openDropdown()
    }
  })
  useImperativeHandle(handle, () => ({ open: () => open.current() }), [])
  // It was made because somebody wants to see it.
  useEffect(() => open.current(), [])

  const choices = combobox.dropdownOpened ? props.choices() : []
  const wanted = folded(text.trim())
  const found =
    wanted === ''
      ? choices
      : choices.filter((choice) => folded(`${choice.label} ${choice.keywords ?? ''}`).includes(wanted))
  const exact = choices.some((choice) => folded(choice.label) === wanted)
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
        <Trigger
          ref={button}
          label={label}
          current={props.current}
          onClick={() => combobox.toggleDropdown()}
          keys={props.keys}
          disabled={disabled}
          bare={props.bare}
        >
          {props.children}
        </Trigger>
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
