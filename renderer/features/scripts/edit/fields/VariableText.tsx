import { Popover, Textarea } from '@mantine/core'
import { type KeyboardEvent, type Ref, useId, useRef, useState } from 'react'
import { useTranslation } from '../../../../app/i18n.ts'
import { useLimit } from '../../../../ui/limit.tsx'
import classes from './fields.module.css'
import { matchingVariables, type Opened, openedVariable } from './variables.ts'

const most = 8

/** A text with `{{variables}}`, which are offered as their braces are opened. */
export function VariableText(props: {
  readonly label: string
  readonly lang: string
  readonly value: string
  readonly variables: readonly string[]
  readonly maxLength: number
  readonly minRows: number
  readonly placeholder?: string
  readonly isInvalid: boolean
  readonly disabled: boolean
  readonly inputRef?: Ref<HTMLTextAreaElement>
  readonly data?: Record<string, string>
  readonly onChange: (value: string) => void
}) {
  const { label, lang, value, variables, maxLength, minRows, placeholder, isInvalid, disabled, data, onChange } = props
  const { t } = useTranslation('scripts')
  const limited = useLimit()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [at, setAt] = useState(0)
  const offered = opened ? matchingVariables(variables, opened.wanted).slice(0, most) : []
  const isOpen = offered.length > 0

  const look = (element: HTMLTextAreaElement) => {
    const next = openedVariable(element.value, element.selectionStart)
    setOpened(next)
    if (next?.wanted !== opened?.wanted) setAt(0)
  }
  const insert = (name: string) => {
    const element = field.current
    if (!opened || !element) return
    const text = `{{${name}}}`
    const next = element.value.slice(0, opened.from) + text + element.value.slice(opened.to)
    onChange(next)
    setOpened(null)
    const cursor = opened.from + text.length
    // After the value has been drawn.
    requestAnimationFrame(() => {
      element.focus()
      element.setSelectionRange(cursor, cursor)
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt((at + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length)
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault()
      const name = offered[at]
      if (name) insert(name)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      setOpened(null)
    }
  }
  return (
    <Popover opened={isOpen} position="bottom-start" width={260} trapFocus={false} withRoles={false} offset={4}>
      <Popover.Target>
        <Textarea
          ref={field}
          {...data}
          label={label}
          lang={lang}
          autosize
          minRows={minRows}
          maxRows={12}
          {...limited(value, maxLength)}
          {...(placeholder ? { placeholder } : {})}
          error={isInvalid}
          disabled={disabled}
          value={value}
          aria-autocomplete="list"
          aria-controls={isOpen ? `${id}-list` : undefined}
          aria-activedescendant={isOpen ? `${id}-${at}` : undefined}
          onChange={(event) => {
            onChange(event.currentTarget.value)
            look(event.currentTarget)
          }}
          onSelect={(event) => look(event.currentTarget)}
          onBlur={() => setOpened(null)}
          onKeyDown={onKeyDown}
        />
      </Popover.Target>
      <Popover.Dropdown p={4}>
        <div id={`${id}-list`} role="listbox" aria-label={t('scripts:edit.variables')}>
          {offered.map((name, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the text has the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the text takes the active option
            <div
              key={name}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={classes.variable}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => insert(name)}
            >
              {name}
            </div>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
