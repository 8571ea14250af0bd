import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import type { IconType } from '../../ui/EmptyState.tsx'
import classes from './SignIn.module.css'

/** One answer. With `expanded` it opens a form below itself, else a press does it at once and `children` tell how it goes. */
export function Choice(props: {
  readonly icon: IconType
  readonly title: string
  readonly body: string
  readonly disabled: boolean
  readonly expanded?: boolean
  /** This answer is being carried out. */
  readonly busy?: boolean
  readonly onChoose: () => void
  readonly children?: ReactNode
}) {
  const { icon: Icon, title, body, disabled, expanded, busy, onChoose, children } = props
  const panelId = useId()
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The first field that is still empty: an account that signed out only lacks its password.
    if (!expanded) return
    const fields = [...(panel.current?.querySelectorAll('input') ?? [])]
    ;(fields.find((field) => field.value === '') ?? fields[0])?.focus()
  }, [expanded])
  const Chevron = expanded ? IconChevronDown : IconChevronRight

  return (
    <div className={classes.choice} data-busy={busy || undefined}>
      <button
        type="button"
        className={classes.choiceButton}
        disabled={disabled}
        aria-expanded={expanded}
        aria-controls={expanded === undefined ? undefined : panelId}
        onClick={onChoose}
      >
        <Icon size={20} stroke={1.5} aria-hidden className={classes.choiceIcon} />
        <span className={classes.choiceText}>
          <span className={classes.choiceTitle}>{title}</span>
          <span className={classes.choiceBody}>{body}</span>
        </span>
        <Chevron size={16} stroke={1.5} aria-hidden className={classes.choiceIcon} />
      </button>
      <div id={panelId} ref={panel} hidden={expanded === false}>
        {children}
      </div>
    </div>
  )
}
