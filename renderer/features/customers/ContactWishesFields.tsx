import { Checkbox, Chip, TextInput } from '@mantine/core'
import type { ContactWindow } from '#shared/domain/people'
import { formatLocale } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import classes from './ContactWishesFields.module.css'
import { weekdayName } from './contact-window.ts'

const week = [1, 2, 3, 4, 5, 6, 7] as const
/** What most people mean by "at work". */
const usual: ContactWindow = { from: '09:00', to: '18:00', days: [1, 2, 3, 4, 5] }

interface Props {
  readonly doNotCall: boolean
  readonly window: ContactWindow | null
  readonly error: string | null
  readonly onChange: (change: { doNotCall: boolean } | { contactWindow: ContactWindow | null }) => void
}

/** Whether, and when by their own clock, the customer wants to be called. */
export function ContactWishesFields({ doNotCall, window, error, onChange }: Props) {
  const { t, i18n } = useTranslation('customers')
  const locale = formatLocale(i18n.resolvedLanguage)
  const set = (change: Partial<ContactWindow>) => onChange({ contactWindow: { ...(window ?? usual), ...change } })
  return (
    <fieldset className={classes.fields}>
      <legend className={classes.legend}>{t('customers:wishes.legend')}</legend>
      <Checkbox
        label={t('customers:wishes.doNotCallField')}
        checked={doNotCall}
        onChange={(event) => onChange({ doNotCall: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('customers:wishes.windowField')}
        checked={window !== null}
        onChange={(event) => onChange({ contactWindow: event.currentTarget.checked ? usual : null })}
      />
      {window && (
        <div className={classes.window}>
          <Chip.Group
            multiple
            value={window.days.map(String)}
            onChange={(values) => set({ days: values.map(Number).sort((a, b) => a - b) })}
          >
            <fieldset className={classes.days} aria-label={t('customers:wishes.days')}>
              {week.map((day) => (
                <Chip key={day} value={String(day)} size="xs" variant="outline">
                  {weekdayName(locale, day)}
                </Chip>
              ))}
            </fieldset>
          </Chip.Group>
          <TextInput
            type="time"
            label={t('customers:wishes.from')}
            value={window.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('customers:wishes.to')}
            value={window.to}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
        </div>
      )}
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
