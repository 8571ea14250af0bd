import { lazy, Suspense } from 'react'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useTranslation } from './i18n.ts'
import { usePlace } from './navigation.ts'
import classes from './QueueScreen.module.css'

const CustomerPage = lazy(() =>
  import('../features/customers/index.ts').then((module) => ({ default: module.CustomerPage })),
)

/** A customer by themselves, as the palette finds them. */
export function CustomerScreen() {
  const { t } = useTranslation('app')
  const place = usePlace()
  if (place.at !== 'customer') return null
  return (
    <section
      className={classes.whole}
      aria-label={t('app:pane.customer')}
      data-shortcut-scope="customer"
      data-pane="customer"
      tabIndex={-1}
    >
      <ErrorBoundary resetKey={place.customerId}>
        <Suspense fallback={null}>
          <CustomerPage customerId={place.customerId} />
        </Suspense>
      </ErrorBoundary>
    </section>
  )
}
