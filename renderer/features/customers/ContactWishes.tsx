import { IconBan, IconCalendarTime } from '@tabler/icons-react'
import type { Customer } from '#shared/domain/people'
import { isInWindow } from '#shared/rules/calls/contact'
import { useNow } from '../../app/clock.ts'
import { useTranslation } from '../../app/i18n.ts'
import classes from './consents.module.css'
import { useWindowText } from './contact-window.ts'

/** Whether and when the customer wants to be called; nothing while they have said nothing. */
export function ContactWishes({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers')
  const windowText = useWindowText()
  const now = useNow()
  const { doNotCall, contactWindow, timeZone } = customer
  if (!doNotCall && !contactWindow) return null
  const open = isInWindow(contactWindow, timeZone, now)
  return (
    <ul className={classes.wishes} aria-label={t('customers:wishes.label')}>
      {doNotCall && (
        <li className={classes.wish} data-tone="no">
          <IconBan size={16} stroke={1.5} aria-hidden />
          {t('customers:wishes.doNotCall')}
        </li>
      )}
      {contactWindow && (
        <li className={classes.wish} data-tone={open ? 'yes' : 'wait'}>
          <IconCalendarTime size={16} stroke={1.5} aria-hidden />
          <span>
            {windowText(contactWindow)}{' '}
            <span className={classes.wishNow}>
              · {t(open ? 'customers:wishes.openNow' : 'customers:wishes.closedNow')}
            </span>
          </span>
        </li>
      )}
    </ul>
  )
}
