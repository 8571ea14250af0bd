import { type ReactNode, Suspense, useEffect, useId, useState } from 'react'
import { PaneResizer, usePaneSize } from '../ui/PaneResizer.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useTranslation } from './i18n.ts'
import { usePaletteActions } from './palette.ts'
import classes from './SidePane.module.css'
import { type ShortcutScope, useShortcuts } from './shortcuts.ts'

type Tab = 'script' | 'customer' | 'answers'
const tabKey = 'switchboard.sidePane'
const bounds = {
  script: { initial: 400, min: 320, max: 640 },
  customer: { initial: 264, min: 220, max: 480 },
  // Articles are read here: a larger window gives them room.
  answers: { initial: window.innerWidth >= 1600 ? 400 : 320, min: 260, max: 640 },
} as const
const keysOf = { script: 'Alt+S', customer: 'Alt+C', answers: 'Alt+A' } as const

interface Script {
  readonly node: ReactNode
  /** Counts up when the person asks for it: it comes to the front. */
  readonly asked: number
}

/** Beside a ticket or a call: who it is about, what may answer it, and in a narrow window the script that leads it. */
export function SidePane(props: {
  /** What it stands beside: another one begins anew. */
  readonly of: string
  readonly scope: Extract<ShortcutScope, 'conversation' | 'call'>
  readonly customer: ReactNode
  /** Drawn once the window is idle; `asked` counts up when the person asks for it by key. Left out: there are none. */
  readonly answers?: ((asked: number) => ReactNode) | undefined
  readonly script?: Script | undefined
}) {
  const { of, scope, customer, answers, script } = props
  const { t } = useTranslation('app')
  const [chosen, setChosen] = useState<Tab>(() => (localStorage.getItem(tabKey) === 'answers' ? 'answers' : 'customer'))
  const [asked, setAsked] = useState(0)
  const [inFront, setInFront] = useState(true)
  // Asked for anew, or the script of another call.
  const wanted = script ? `${of} ${script.asked}` : null
  useEffect(() => {
    if (wanted !== null) setInFront(true)
  }, [wanted])
  const panelId = useId()
  const tabs: readonly Tab[] = [
    ...(script ? ['script' as const] : []),
    'customer',
    ...(answers ? ['answers' as const] : []),
  ]
  const tab = script && inFront ? 'script' : chosen === 'answers' && answers ? 'answers' : 'customer'
  const choose = (next: Tab) => {
    setInFront(next === 'script')
    if (next === 'script') return
    localStorage.setItem(tabKey, next)
    setChosen(next)
  }
  const askForAnswers = () => {
    choose('answers')
    setAsked((count) => count + 1)
  }
  useShortcuts([
    {
      id: 'answers.show',
      keys: keysOf.answers,
      scope,
      label: 'app:shortcuts.answers',
      when: () => answers !== undefined,
      run: askForAnswers,
    },
    {
      id: 'customer.show',
      keys: keysOf.customer,
      scope,
      label: 'app:shortcuts.customer',
      run: () => {
        choose('customer')
        // Once it is there: the script may have stood before it.
        requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-pane="customer"]')?.focus())
      },
    },
  ])
  usePaletteActions(() =>
    answers
      ? [
          {
            id: 'conversation.answers',
            label: t('app:shortcuts.answers'),
            shortcut: keysOf.answers,
            run: askForAnswers,
          },
        ]
      : [],
  )
  const step = (by: number) => {
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]
    if (next) choose(next)
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-side-tab="true"]')?.focus())
  }
  return (
    <Sized tab={tab}>
      <div className={classes.tabs} role="tablist" aria-label={t(`app:pane.side.${scope}`)}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            className={classes.tab}
            aria-selected={each === tab}
            aria-controls={panelId}
            aria-keyshortcuts={keysOf[each]}
            tabIndex={each === tab ? 0 : -1}
            title={`${t(`app:pane.${each}`)} (${keysOf[each]})`}
            onClick={() => choose(each)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
              event.preventDefault()
              step(event.key === 'ArrowRight' ? 1 : -1)
            }}
            data-side-tab={each === tab}
          >
            {t(`app:pane.${each}`)}
          </button>
        ))}
      </div>
      <div id={panelId} className={classes.body} role="tabpanel" aria-label={t(`app:pane.${tab}`)}>
        <ErrorBoundary resetKey={`${of} ${tab}`}>
          <Suspense fallback={null}>
            {tab === 'script' ? (
              script?.node
            ) : tab === 'answers' ? (
              <WhenIdle key={of}>{answers?.(asked)}</WhenIdle>
            ) : (
              customer
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
  const sizes = {
    script: usePaneSize('script', bounds.script),
    customer: usePaneSize('customer', bounds.customer),
    answers: usePaneSize('answers', bounds.answers),
  }
  const [size, setSize] = sizes[tab]
  return (
    <>
      <PaneResizer label={t('app:pane.resizeCustomer')} size={size} onResize={setSize} side="right" {...bounds[tab]} />
      <section
        className={classes.pane}
        style={{ width: size }}
        aria-label={t(`app:pane.${tab}`)}
        data-shortcut-scope={tab}
        data-pane={tab === 'script' ? 'script' : 'customer'}
        tabIndex={-1}
      >
        {children}
      </section>
    </>
  )
}

/** Drawn once the window has nothing to do: what it stands beside is what was asked for. */
function WhenIdle({ children }: { readonly children: ReactNode }) {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    const handle = requestIdleCallback(() => setIdle(true), { timeout: 500 })
    return () => cancelIdleCallback(handle)
  }, [])
  return isIdle ? children : null
}
