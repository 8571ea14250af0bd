import { ActionIcon, TextInput } from '@mantine/core'
import { IconPin, IconPinnedOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { Customer } from '#shared/domain/people'
import { run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { useLimit } from '../../../ui/limit.tsx'
import type { GroupHeading } from '../Facts.tsx'
import classes from './history.module.css'

/** What whoever answers should know first. Another one is typed below and pinned with Enter. */
export function PinnedFacts(props: {
  readonly customer: Customer
  readonly heading: GroupHeading
  readonly editable?: boolean
}) {
  const { customer, heading: Heading, editable = false } = props
  const { t } = useTranslation('history')
  const limit = useLimit()
  const [text, setText] = useState('')
  const { pinnedFacts } = customer
  if (pinnedFacts.length === 0 && !editable) return null
  const pin = (fact: string, pinned: boolean) =>
    run('customer.pin', { customerId: customer.id, fact, pinned }).then(() => pinned && setText(''), showFailure)
  return (
    <section className={classes.pinned} aria-label={t('history:pinned.title')}>
      <Heading className={classes.groupTitle}>{t('history:pinned.title')}</Heading>
      {pinnedFacts.length > 0 && (
        <ul className={classes.pinnedList}>
          {pinnedFacts.map((fact) => (
            <li key={fact}>
              <IconPin size={14} stroke={1.5} aria-hidden />
              <span data-selectable>{fact}</span>
              {editable && (
                <ActionIcon
                  size={24}
                  variant="subtle"
                  aria-label={t('history:pinned.unpin', { fact })}
                  title={t('history:pinned.unpinShort')}
                  onClick={() => void pin(fact, false)}
                >
                  <IconPinnedOff size={14} stroke={1.5} aria-hidden />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      {editable && pinnedFacts.length < 12 && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            const fact = text.trim()
            if (fact !== '') void pin(fact, true)
          }}
        >
          <TextInput
            size="xs"
            {...limit(text, 300)}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            placeholder={t('history:pinned.add')}
            aria-label={t('history:pinned.add')}
            leftSection={<IconPin size={14} stroke={1.5} aria-hidden />}
          />
        </form>
      )}
    </section>
  )
}
