import { lazy, type ReactNode, Suspense } from 'react'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useTranslation } from './i18n.ts'
import { usePlace } from './navigation.ts'
import classes from './QueueScreen.module.css'

const CustomerPage = lazy(() =>
  import('../features/customers/index.ts').then((module) => ({ default: module.CustomerPage })),
)
const OrganizationPage = lazy(() =>
  import('../features/customers/index.ts').then((module) => ({ default: module.OrganizationPage })),
)

/** A customer by themselves, as the palette finds them. */
export function CustomerScreen() {
  const place = usePlace()
  if (place.at !== 'customer') return null
  return (
    <RecordScreen kind="customer" id={place.customerId}>
      {/* Of another one nothing is kept: not a word of a note, not what was searched for. */}
      <CustomerPage key={place.customerId} customerId={place.customerId} />
    </RecordScreen>
  )
}

/** An organization with its people and all their tickets. */
export function OrganizationScreen() {
  const place = usePlace()
  if (place.at !== 'organization') return null
  return (
    <RecordScreen kind="organization" id={place.organizationId}>
      <OrganizationPage key={place.organizationId} organizationId={place.organizationId} />
    </RecordScreen>
  )
}

function RecordScreen(props: {
  readonly kind: 'customer' | 'organization'
  readonly id: string
  readonly children: ReactNode
}) {
  const { kind, id, children } = props
  const { t } = useTranslation('app')
  return (
    <section
      className={classes.whole}
      aria-label={t(`app:pane.${kind}`)}
      data-shortcut-scope={kind}
      data-pane={kind}
      tabIndex={-1}
    >
      <ErrorBoundary resetKey={id}>
        <Suspense fallback={null}>{children}</Suspense>
      </ErrorBoundary>
    </section>
  )
}
