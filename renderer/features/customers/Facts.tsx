import type { ReactNode } from 'react'
import type { IconType } from '../../ui/EmptyState.tsx'
import classes from './customers.module.css'

/** One line of what a record holds: a sign, which readers hear as a word, and the value. */
export function Fact({
  icon: Mark,
  label,
  children,
}: {
  readonly icon: IconType
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <div className={classes.fact}>
      <dt title={label}>
        <Mark size={16} stroke={1.5} aria-hidden />
        <span className="sb-visually-hidden">{label}</span>
      </dt>
      <dd data-selectable>{children}</dd>
    </div>
  )
}

/** On a page of its own below the name, beside a ticket one step further down. */
export type GroupHeading = 'h2' | 'h3'

export function Notes(props: { readonly text: string; readonly title: string; readonly heading: GroupHeading }) {
  const { text, title, heading: Heading } = props
  if (text.trim() === '') return null
  return (
    <section className={classes.group} aria-label={title}>
      <Heading className={classes.groupTitle}>{title}</Heading>
      <p className={classes.notes} data-selectable>
        {text}
      </p>
    </section>
  )
}
