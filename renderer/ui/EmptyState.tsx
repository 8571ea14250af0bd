import type { ComponentType, ReactNode } from 'react'
import classes from './states.module.css'

export type IconType = ComponentType<{
  size?: number | string
  stroke?: number | string
  'aria-hidden'?: boolean
  className?: string
}>

/** Nothing here, and what to do next. */
export function EmptyState(props: {
  readonly icon?: IconType
  readonly title: ReactNode
  readonly body?: ReactNode
  readonly children?: ReactNode
}) {
  const { icon: Icon, title, body, children } = props
  return (
    <div className={classes.state}>
      {Icon && <Icon size={28} stroke={1.25} aria-hidden className={classes.icon} />}
      <p className={classes.title}>{title}</p>
      {body && <p className={classes.body}>{body}</p>}
      {children && <div className={classes.actions}>{children}</div>}
    </div>
  )
}
