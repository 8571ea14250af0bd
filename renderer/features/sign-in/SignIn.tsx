import { IconDeviceDesktop, IconPlayerPlay, IconServer } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { QueryResult } from '#shared/ipc/contract'
import { toFailure } from '../../app/bridge.ts'
import { run, useAsk } from '../../app/data.ts'
import { failureText, useTranslation } from '../../app/i18n.ts'
import { useWaitingLink } from '../../app/links.ts'
import { openQueue } from '../../app/navigation.ts'
import { AccountList } from './AccountList.tsx'
import { Choice } from './Choice.tsx'
import { ConnectForm } from './ConnectForm.tsx'
import { DemoProgress } from './DemoProgress.tsx'
import { LocalForm } from './LocalForm.tsx'
import classes from './SignIn.module.css'

type Answer = 'demo' | 'connect' | 'local'
type KnownAccount = QueryResult<'app.accounts'>[number]

let demoAsked = new URLSearchParams(window.location.search).get('open') === 'demo'

/** The first start: one question, three answers; and the accounts that this machine knows already. */
export function SignIn() {
  const { t } = useTranslation(['signIn', 'errors'])
  const accounts = useAsk('app.accounts', {})
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  // An account that signed out: its address and e-mail are filled in.
  const [again, setAgain] = useState<KnownAccount | null>(null)
  const known = accounts.data ?? []
  const link = useWaitingLink()

  // Whoever comes in next begins at their own queue, not where the one before them was.
  useEffect(() => openQueue('mine', { replace: true }), [])
  useEffect(() => {
    if (accounts.data || accounts.error) document.documentElement.dataset.ready = 'sign-in'
  }, [accounts.data, accounts.error])

  // `npm start -- --demo` answers the question beforehand; once, so that signing out leads back here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it does is chosen at the start of the app.
  useEffect(() => {
    if (!demoAsked) return
    demoAsked = false
    explore()
  }, [])

  /** Runs one way in. Success arrives as a new status, which replaces this screen. */
  const attempt = (start: () => Promise<unknown>) => {
    setBusy(true)
    setProblem(null)
    start().then(
      () => setBusy(false),
      (caught) => {
        setBusy(false)
        setProblem(failureText(t, toFailure(caught)))
      },
    )
  }
  const explore = () => {
    setAnswer('demo')
    attempt(() => run('session.exploreDemo', {}))
  }
  const choose = (next: Answer) => {
    setProblem(null)
    // Asked for by its own name, it is about any server.
    if (next === 'connect') setAgain(null)
    setAnswer(answer === next ? null : next)
  }
  const open = (account: KnownAccount) => {
    setAnswer(null)
    if (account.signedIn) return attempt(() => run('session.resume', { key: account.key }))
    if (account.kind === 'demo') return explore()
    setAgain(account)
    setAnswer('connect')
  }

  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <h1 className={classes.title}>{t('signIn:title')}</h1>
        {link !== null && (
          <p className={classes.link} role="status">
            {t('signIn:link', { type: link.type })}
          </p>
        )}
        {known.length > 0 && <AccountList accounts={known} busy={busy} onOpen={open} />}
        {problem && answer === null && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
        <h2 className={classes.question}>{known.length > 0 ? t('signIn:accounts.other') : t('signIn:question')}</h2>
        <div className={classes.choices}>
          <Choice
            icon={IconPlayerPlay}
            title={t('signIn:demo.title')}
            body={t('signIn:demo.body')}
            disabled={busy}
            busy={busy && answer === 'demo'}
            onChoose={explore}
          >
            {answer === 'demo' && busy && <DemoProgress />}
            {answer === 'demo' && problem && (
              <p className={classes.problem} role="alert">
                {problem}
              </p>
            )}
          </Choice>
          <Choice
            icon={IconServer}
            title={t('signIn:connect.title')}
            body={t('signIn:connect.body')}
            expanded={answer === 'connect'}
            disabled={busy}
            onChoose={() => choose('connect')}
          >
            {/* Kept while it is closed, so that what was typed is there again. */}
            <ConnectForm
              key={again?.key ?? ''}
              start={again}
              busy={busy}
              problem={answer === 'connect' ? problem : null}
              onSubmit={(args) => attempt(() => run('session.connect', again ? { ...args, key: again.key } : args))}
            />
          </Choice>
          <Choice
            icon={IconDeviceDesktop}
            title={t('signIn:local.title')}
            body={t('signIn:local.body')}
            expanded={answer === 'local'}
            disabled={busy}
            onChoose={() => choose('local')}
          >
            <LocalForm
              busy={busy}
              problem={answer === 'local' ? problem : null}
              onSubmit={(args) => attempt(() => run('session.startLocal', args))}
            />
          </Choice>
        </div>
      </div>
    </main>
  )
}
