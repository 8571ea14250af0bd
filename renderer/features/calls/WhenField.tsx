import { Button, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { ContactWindow } from '#shared/domain/people'
import { isInWindow, nextContactTime } from '#shared/rules/calls/contact'
import { isKnownZone } from '#shared/rules/calls/zone'
import { useNow } from '../../app/clock.ts'
import { formatLocale } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { instantOfWhen, nextQuarter, ownZone, type WallWhen, wallWhen } from '../../app/when.ts'
import { useWindowText } from '../customers/index.ts'
import classes from './calls.module.css'
import wrapUpClasses from './wrap-up.module.css'

interface Props {
  /** The customer's; null when there is none, or nobody knows it. */
  readonly zone: string | null
  readonly window: ContactWindow | null
  /** ISO 8601 UTC, or null while nothing is chosen. */
  readonly value: string | null
  readonly error?: string | null
  readonly autoFocus?: boolean
  readonly onChange: (value: string | null) => void
}

const hour = 3_600_000
const day = 24 * hour

/** When to call, by the customer's own clock, with what that is here and whether it lies in their hours. */
export function WhenField({ zone: given, window, value, error, autoFocus = false, onChange }: Props) {
  const { t, i18n } = useTranslation('calls')
  const locale = formatLocale(i18n.resolvedLanguage)
  const windowText = useWindowText()
  const now = useNow()
  const noteId = useId()
  const here = ownZone()
  const zone = given !== null && isKnownZone(given) ? given : here
  // Half-typed dates are nobody's instant: the fields hold what is typed.
  const [typed, setTyped] = useState<WallWhen>(() =>
    value === null ? { day: '', time: '' } : wallWhen(zone, Date.parse(value)),
  )
  const shown =
    value !== null && instantOfWhen(zone, typed) !== Date.parse(value) ? wallWhen(zone, Date.parse(value)) : typed
  const set = (change: Partial<WallWhen>) => {
    const next = { ...shown, ...change }
    setTyped(next)
    const at = instantOfWhen(zone, next)
    onChange(at === null ? null : new Date(at).toISOString())
  }
  const pick = (at: number) => {
    setTyped(wallWhen(zone, at))
    onChange(new Date(at).toISOString())
  }
  const at = value === null ? null : Date.parse(value)
  const outside = at !== null && !isInWindow(window, zone, at)
  const opens = outside && at !== null ? nextContactTime(window, zone, at) : null
  const say = (time: number, timeZone: string) =>
    new Intl.DateTimeFormat(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit', timeZone }).format(time)
  const offers = [nextQuarter(now + hour), nextQuarter(now + 3 * hour), nextQuarter(now + day)].flatMap((time) => {
    const fits = nextContactTime(window, zone, time)
    return fits === null ? [] : [fits]
  })

  return (
    <fieldset className={wrapUpClasses.when} aria-describedby={noteId}>
      <legend className={wrapUpClasses.legend}>
        {zone === here ? t('calls:when.label') : t('calls:when.labelZone', { zone: zone.replaceAll('_', ' ') })}
      </legend>
      <div className={wrapUpClasses.whenFields}>
        <TextInput
          type="date"
          {...(autoFocus ? { 'data-autofocus': true } : {})}
          aria-label={t('calls:when.day')}
          value={shown.day}
          min={wallWhen(zone, now).day}
          error={Boolean(error)}
          onChange={(event) => set({ day: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          aria-label={t('calls:when.time')}
          value={shown.time}
          error={Boolean(error)}
          onChange={(event) => set({ time: event.currentTarget.value })}
        />
      </div>
      {(at === null || at < now) && (
        <div className={wrapUpClasses.whenOffers}>
          {[...new Set(offers)].map((time) => (
            <Button key={time} size="compact-xs" onClick={() => pick(time)}>
              {say(time, zone)}
            </Button>
          ))}
        </div>
      )}
      <div id={noteId} className={wrapUpClasses.whenNote}>
        {error && <p className={classes.errorText}>{error}</p>}
        {at !== null && zone !== here && <p>{t('calls:when.here', { time: say(at, here) })}</p>}
        {at !== null && at < now && !error && <p className={classes.warnText}>{t('calls:when.past')}</p>}
        {outside && window && (
          <p className={classes.warnText}>
            <IconAlertTriangle size={14} stroke={1.5} aria-hidden />{' '}
            {t('calls:when.outside', { hours: windowText(window) })}
            {opens !== null && (
              <Button size="compact-xs" onClick={() => pick(opens)}>
                {t('calls:when.take', { time: say(opens, zone) })}
              </Button>
            )}
          </p>
        )}
        {!outside && window && at !== null && (
          <p className={wrapUpClasses.goodText}>{t('calls:when.inside', { hours: windowText(window) })}</p>
        )}
        {given !== null && !isKnownZone(given) && <p className={classes.warnText}>{t('calls:when.zoneUnknown')}</p>}
      </div>
    </fieldset>
  )
}
