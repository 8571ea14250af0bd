import type { ReactNode } from 'react'
import { Avatar } from '../../ui/Avatar.tsx'
import classes from './customers.module.css'

/** Who a card or a page is about, and what can be done with the record. */
export function RecordHead(props: {
  readonly kind: 'customer' | 'organization'
  readonly name: string
  /** A card stands beside something else; a page is the record's own. */
  readonly of: 'card' | 'page'
  /** Under the name. */
  readonly below: ReactNode
  readonly children: ReactNode
}) {
  const { kind, name, of, below, children } = props
  const Heading = of === 'page' ? 'h1' : 'h2'
  return (
    <header className={classes.head}>
      <Avatar name={name} kind={kind} size={of === 'page' ? 40 : 32} />
      <div className={classes.headWords}>
        <Heading className={of === 'page' ? classes.pageName : classes.name} data-selectable>
          {name}
        </Heading>
        {below}
      </div>
      {children}
    </header>
  )
}
