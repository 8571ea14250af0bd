import { CopyButton } from '@mantine/core'
import {
  IconBuilding,
  IconCheck,
  IconClock,
  IconCopy,
  IconHome,
  IconLanguage,
  IconMail,
  IconMapPin,
  IconPhone,
  IconStar,
  IconStarFilled,
  IconStarHalfFilled,
} from '@tabler/icons-react'
import { Fragment } from 'react'
import type { Customer } from '#shared/domain/people'
import type { CustomerCard } from '#shared/ipc/views'
import { displayName } from '#shared/rules/display-name'
import { useNow } from '../../app/clock.ts'
import { dial } from '../../app/dial.ts'
import { formatLocale } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openOrganization } from '../../app/navigation.ts'
import { runShell } from '../../app/shell.ts'
import { showFailure } from '../../app/toasts.tsx'
import classes from './customers.module.css'
import { Fact } from './Facts.tsx'
import { isTimeZone, wallTime } from './zone-clock.ts'

/** How to reach the customer, and when it is what time there. */
export function CustomerFacts({
  card: { customer, organization, shownPhones },
  ticketId = null,
}: {
  readonly card: Pick<CustomerCard, 'customer' | 'organization' | 'shownPhones'>
  /** What a call from here is about. */
  readonly ticketId?: string | null
}) {
  const { t, i18n } = useTranslation('customers')
  const locale = formatLocale(i18n.resolvedLanguage)
  const place = [customer.city, customer.country ? displayName(locale, 'region', customer.country) : '']
    .filter(Boolean)
    .join(', ')
  return (
    <dl className={classes.facts}>
      {customer.emails.map((address) => (
        <Fact key={address} icon={IconMail} label={t('customers:fact.email')}>
          <Contact
            text={address}
            action={t('customers:fact.writeTo', { address })}
            onUse={() => void runShell('shell.openExternal', { url: `mailto:${address}` }).catch(showFailure)}
          />
        </Fact>
      ))}
      {customer.phones.map((number, index) => (
        <Fact key={number} icon={IconPhone} label={t('customers:fact.phone')}>
          <Contact
            text={shownPhones[index] ?? number}
            action={t('customers:fact.call', { number: shownPhones[index] ?? number })}
            onUse={() => dial({ number, customerId: customer.id, ticketId })}
          />
        </Fact>
      ))}
      {(organization || customer.jobTitle !== '') && (
        <Fact icon={IconBuilding} label={t('customers:fact.organization')}>
          {organization && (
            <button
              type="button"
              className={classes.link}
              title={t('customers:fact.openOrganization', { name: organization.name })}
              onClick={() => openOrganization(organization.id)}
            >
              {organization.name}
            </button>
          )}
          {organization && customer.jobTitle !== '' && ' · '}
          {customer.jobTitle}
        </Fact>
      )}
      {isTimeZone(customer.timeZone) && (
        <Fact icon={IconClock} label={t('customers:fact.localTime')}>
          <LocalTime timeZone={customer.timeZone} locale={locale} />
        </Fact>
      )}
      {place !== '' && (
        <Fact icon={IconMapPin} label={t('customers:fact.place')}>
          {place}
        </Fact>
      )}
      {(customer.address.street !== '' || customer.address.postalCode !== '') && (
        <Fact icon={IconHome} label={t('customers:fact.address')}>
          {[customer.address.street, customer.address.postalCode].filter(Boolean).join(', ')}
        </Fact>
      )}
      <Fact icon={IconLanguage} label={t('customers:fact.language')}>
        {displayName(locale, 'language', customer.language)}
      </Fact>
    </dl>
  )
}

function Contact(props: { readonly text: string; readonly action: string; readonly onUse: () => void }) {
  const { text, action, onUse } = props
  const { t } = useTranslation('customers')
  return (
    <span className={classes.contact}>
      <button type="button" className={classes.link} title={action} onClick={onUse}>
        <Breakable text={text} />
      </button>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <button
            type="button"
            className={classes.copy}
            onClick={copy}
            aria-label={copied ? t('customers:copied') : t('customers:copy', { text })}
            title={copied ? t('customers:copied') : t('customers:copyShort')}
          >
            {copied ? (
              <IconCheck size={14} stroke={1.5} aria-hidden />
            ) : (
              <IconCopy size={14} stroke={1.5} aria-hidden />
            )}
          </button>
        )}
      </CopyButton>
    </span>
  )
}

/** An address that is too long for one line breaks before its domain, or before a point in it, rather than within a word. */
function Breakable({ text }: { readonly text: string }) {
  const at = text.lastIndexOf('@')
  if (at < 0) return text
  return [text.slice(0, at), ...text.slice(at).split(/(?=\.)/)].map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have their place and nothing else
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}

export function LocalTime({ timeZone, locale }: { readonly timeZone: string; readonly locale: string }) {
  const { t } = useTranslation('customers')
  const { text, dayOffset, hour } = wallTime(locale, timeZone, useNow())
  const night = hour < 7 || hour >= 21
  return (
    <span title={timeZone}>
      {text}
      {dayOffset !== 0 && ` (${t(dayOffset > 0 ? 'customers:tomorrow' : 'customers:yesterday')})`}
      {night && <span className={classes.night}> · {t('customers:night')}</span>}
    </span>
  )
}

/** The service level bought, by sign and word. */
export function Tier({ tier }: { readonly tier: Customer['tier'] }) {
  const { t } = useTranslation('app')
  const Mark = { standard: IconStar, silver: IconStarHalfFilled, gold: IconStarFilled }[tier]
  return (
    <span className={classes.tier} data-tier={tier}>
      <Mark size={12} stroke={1.5} aria-hidden />
      {t(`app:tier.${tier}`)}
    </span>
  )
}
