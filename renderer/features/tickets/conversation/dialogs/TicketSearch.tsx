import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useId, useState } from 'react'
import type { SearchHit } from '#shared/ipc/views'
import { useAsk } from '../../../../app/data.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { StatusBadge } from '../../../../ui/StatusBadge.tsx'
import classes from './dialogs.module.css'

export type TicketHit = Extract<SearchHit, { kind: 'ticket' }>

/** Finds a ticket by its number, words of its subject, or its customer. */
export function TicketSearch(props: {
  readonly label: string
  readonly except: readonly string[]
  readonly onPick: (hit: TicketHit) => void
}) {
  const { label, except, onPick } = props
  const { t } = useTranslation('conversation')
  const [text, setText] = useState('')
  const [wanted] = useDebouncedValue(text.trim().replace(/^#/, ''), 80)
  const combobox = useCombobox()
  const hintId = useId()
  const { data } = useAsk(
    'search',
    { text: wanted, kinds: ['ticket'], limit: 20 },
    { enabled: wanted !== '', keepPrevious: true },
  )
  const hits = (wanted === '' ? [] : (data ?? [])).filter(
    (hit): hit is TicketHit => hit.kind === 'ticket' && !except.includes(hit.ticketId),
  )

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        const hit = hits.find(({ ticketId }) => ticketId === value)
        if (hit) onPick(hit)
      }}
    >
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          label={label}
          value={text}
          placeholder={t('conversation:ticketSearch.placeholder')}
          aria-describedby={hintId}
          onChange={(event) => {
            setText(event.currentTarget.value)
            combobox.resetSelectedOption()
          }}
        />
      </Combobox.EventsTarget>
      <div className={classes.hits}>
        <Combobox.Options aria-label={label}>
          {hits.map((hit) => (
            <Combobox.Option key={hit.ticketId} value={hit.ticketId} className={classes.hit}>
              <TicketLine
                number={hit.number}
                subject={hit.subject}
                status={hit.status}
                customerName={hit.customerName}
              />
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {hits.length === 0 && (
          <p id={hintId} className={classes.hint}>
            {wanted === ''
              ? t('conversation:ticketSearch.hint')
              : t('conversation:ticketSearch.none', { text: wanted })}
          </p>
        )}
      </div>
    </Combobox>
  )
}

/** A ticket on one line, as dialogs name it. */
export function TicketLine(props: {
  readonly number: number | null
  readonly subject: string
  readonly status: TicketHit['status']
  readonly customerName?: string
}) {
  const { t } = useTranslation('conversation')
  return (
    <span className={classes.line}>
      <StatusBadge status={props.status} iconOnly />
      <span className={classes.lineNumber}>
        {props.number === null ? t('conversation:noNumber') : `#${props.number}`}
      </span>
      <span className={classes.lineSubject}>{props.subject}</span>
      {props.customerName && <span className={classes.lineCustomer}>{props.customerName}</span>}
    </span>
  )
}
