import { TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { matchesWords } from '../../../../app/fold.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import classes from './ChoiceList.module.css'
import { focusNow } from './focus-now.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  /** Stands before the label. */
  readonly mark?: ReactNode
  readonly detail?: string
  /** All tickets are so already. */
  readonly current: boolean
}

/** One of several values: a box that narrows, arrows that move, Enter that takes. */
export function ChoiceList(props: {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly onChoose: (value: string, label: string) => void
}) {
  const { label, choices, onChoose } = props
  const { t } = useTranslation('tickets')
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      choices.findIndex((choice) => !choice.current),
    ),
  )
  const shown = choices.filter((choice) => matchesWords(`${choice.label} ${choice.detail ?? ''}`, text))
  const index = Math.min(at, Math.max(0, shown.length - 1))
  const active = shown[index]

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt((index + 1) % Math.max(1, shown.length))
    else if (event.key === 'ArrowUp') setAt((index - 1 + shown.length) % Math.max(1, shown.length))
    else if (event.key === 'Enter' && active) onChoose(active.value, active.label)
    else return
    event.preventDefault()
  }

  useEffect(() => {
    document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, index])

  return (
    <>
      <TextInput
        ref={focusNow}
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={active && `${id}-${index}`}
        aria-label={label}
        placeholder={t('tickets:picker.filter')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={label} className={classes.list}>
        {shown.map((choice, position) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and names the choice
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys
          <div
            key={choice.value}
            id={`${id}-${position}`}
            role="option"
            aria-selected={position === index}
            className={classes.choice}
            onClick={() => onChoose(choice.value, choice.label)}
            onMouseMove={() => setAt(position)}
          >
            <span className={classes.mark}>{choice.mark}</span>
            <span className={classes.label} dir="auto">
              {choice.label}
            </span>
            {choice.detail && <span className={classes.detail}>{choice.detail}</span>}
            {choice.current && (
              <span className={classes.current}>
                <IconCheck size={14} stroke={2} aria-hidden />
                <span className="sb-visually-hidden">{t('tickets:picker.current')}</span>
              </span>
            )}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={classes.none}>{t('tickets:picker.none', { text })}</p>}
    </>
  )
}
