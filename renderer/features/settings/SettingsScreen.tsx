import { Suspense } from 'react'
import { useAsk } from '../../app/data.ts'
import { ErrorBoundary } from '../../app/ErrorBoundary.tsx'
import { useTranslation } from '../../app/i18n.ts'
import { openSettings, type SettingsSection, usePlace } from '../../app/navigation.ts'
import { About } from './About.tsx'
import { Appearance } from './Appearance.tsx'
import { CustomerValue } from './CustomerValue.tsx'
import { Outcomes } from './Outcomes.tsx'
import { People } from './People.tsx'
import { Profile } from './Profile.tsx'
import { Security } from './Security.tsx'
import classes from './Settings.module.css'

const screens: Readonly<Record<SettingsSection, () => React.ReactNode>> = {
  appearance: Appearance,
  profile: Profile,
  security: Security,
  people: People,
  outcomes: Outcomes,
  'customer-value': CustomerValue,
  about: About,
}
const sections = Object.keys(screens) as SettingsSection[]

export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const place = usePlace()
  const { data: status } = useAsk('app.status', {})
  const role = status?.account?.role
  const allowed = sections.filter(
    (section) =>
      ((section !== 'people' && section !== 'customer-value') || role === 'admin') &&
      (section !== 'outcomes' || role === 'admin' || role === 'lead'),
  )
  const current = allowed.find((section) => place.at === 'settings' && place.section === section) ?? 'appearance'
  const Screen = screens[current]

  return (
    <div className={classes.page}>
      <nav className={classes.nav} aria-label={t('settings:title')} data-pane="settings-nav" tabIndex={-1}>
        <h1 className={classes.navTitle}>{t('settings:title')}</h1>
        {allowed.map((section) => (
          <button
            key={section}
            type="button"
            className={classes.navItem}
            aria-current={section === current ? 'page' : undefined}
            onClick={() => openSettings(section)}
          >
            {t(`settings:sections.${section}`)}
          </button>
        ))}
      </nav>
      <section className={classes.content} aria-labelledby="settings-section" data-pane="settings" tabIndex={-1}>
        <div className={classes.column} data-wide={current === 'people' || current === 'outcomes' || undefined}>
          <h2 id="settings-section" className={classes.title}>
            {t(`settings:sections.${current}`)}
          </h2>
          <ErrorBoundary resetKey={current}>
            <Suspense fallback={null}>
              <Screen />
            </Suspense>
          </ErrorBoundary>
        </div>
      </section>
    </div>
  )
}
