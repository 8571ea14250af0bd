import { lazy, type ReactNode, Suspense, useEffect, useId, useState } from 'react'
import { PaneResizer, usePaneSize } from '../ui/PaneResizer.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useTranslation } from './i18n.ts'
import { usePaletteActions } from './palette.ts'
import classes from './SidePane.module.css'
import { useShortcuts } from './shortcuts.ts'

const CustomerPane = lazy(() =>
  import('../features/customers/index.ts').then((module) => ({ default: module.CustomerPane })),
)
const TicketAnswers = lazy(() =>
  import('../features/knowledge/suggest/index.ts').then((module) => ({ default: module.TicketAnswers })),
)

const tabs = ['customer', 'answers'] as const
type Tab = (typeof tabs)[number]
const tabKey = 'switchboard.sidePane'
const bounds = {
  customer: { initial: 264, min: 220, max: 480 },
  // Articles are read here: a larger window gives them room.
  answers: { initial: window.innerWidth >= 1600 ? 400 : 320, min: 260, max: 640 },
} as const

/** Beside the open ticket: who it is about, or what may answer it. */
export function SidePane({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation('app')
  const [tab, setTab] = useState<Tab>(() => (localStorage.getItem(tabKey) === 'answers' ? 'answers' : 'customer'))
  const [asked, setAsked] = useState(0)
  const panelId = useId()
  const choose = (next: Tab) => {
    localStorage.setItem(tabKey, next)
    setTab(next)
  }
  const askForAnswers = () => {
    choose('answers')
    setAsked((count) => count + 1)
  }
  useShortcuts([
    {
      id: 'answers.show',
      keys: 'Alt+A',
      scope: 'conversation',
      label: 'app:shortcuts.answers',
      run: askForAnswers,
    },
    {
      id: 'customer.show',
      keys: 'Alt+C',
      scope: 'conversation',
      label: 'app:shortcuts.customer',
      run: () => {
        choose('customer')
        document.querySelector<HTMLElement>('[data-pane="customer"]')?.focus()
      },
    },
  ])
  usePaletteActions(() => [
    { id: 'conversation.answers', label: t('app:shortcuts.answers'), shortcut: 'Alt+A', run: askForAnswers },
  ])
  return (
    <Sized tab={tab}>
      <div className={classes.tabs} role="tablist" aria-label={t('app:pane.side')}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            className={classes.tab}
            aria-selected={each === tab}
            aria-controls={panelId}
            aria-keyshortcuts={each === 'answers' ? 'Alt+A' : 'Alt+C'}
            tabIndex={each === tab ? 0 : -1}
            title={`${t(`app:pane.${each}`)} (${each === 'answers' ? 'Alt+A' : 'Alt+C'})`}
            onClick={() => choose(each)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
              event.preventDefault()
              choose(each === 'answers' ? 'customer' : 'answers')
              requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-side-tab="true"]')?.focus())
            }}
            data-side-tab={each === tab}
          >
            {t(`app:pane.${each}`)}
          </button>
        ))}
      </div>
      <div id={panelId} className={classes.body} role="tabpanel" aria-label={t(`app:pane.${tab}`)}>
        <ErrorBoundary resetKey={`${ticketId} ${tab}`}>
          <Suspense fallback={null}>
            {tab === 'customer' ? (
              <CustomerPane ticketId={ticketId} />
            ) : (
              <WhenIdle key={ticketId}>
                <TicketAnswers
                  ticketId={ticketId}
                  asked={asked}
                  onLeave={() => document.querySelector<HTMLElement>('[data-pane="conversation"]')?.focus()}
                />
              </WhenIdle>
            )}
          </Suspense>
        </ErrorBoundary>
      </div>
    </Sized>
  )
}

/** Each tab has the width that was chosen for it. */
function Sized({ tab, children }: { readonly tab: Tab; readonly children: ReactNode }) {
  const { t } = useTranslation('app')
  const sizes = { customer: usePaneSize('customer', bounds.customer), answers: usePaneSize('answers', bounds.answers) }
  const [size, setSize] = sizes[tab]
  return (
    <>
      <PaneResizer label={t('app:pane.resizeCustomer')} size={size} onResize={setSize} side="right" {...bounds[tab]} />
      <section
        className={classes.pane}
        style={{ width: size }}
        aria-label={t(`app:pane.${tab}`)}
        data-shortcut-scope={tab}
        data-pane="customer"
        tabIndex={-1}
      >
        {children}
      </section>
    </>
  )
}

/** Drawn once the window has nothing to do: the conversation is what was asked for. */
function WhenIdle({ children }: { readonly children: ReactNode }) {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    const handle = requestIdleCallback(() => setIdle(true), { timeout: 500 })
    return () => cancelIdleCallback(handle)
  }, [])
  return isIdle ? children : null
}
