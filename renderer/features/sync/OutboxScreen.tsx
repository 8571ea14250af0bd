import { Button } from '@mantine/core'
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react'
import { useStoreDown } from '../../app/connection.ts'
import { run, useAsk } from '../../app/data.ts'
import { openReSignIn } from '../../app/dialogs.tsx'
import { useTranslation } from '../../app/i18n.ts'
import { showFailure } from '../../app/toasts.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { AttentionCard } from './AttentionCard.tsx'
import classes from './OutboxScreen.module.css'
import { WaitingRow } from './WaitingRow.tsx'

/** More rows than anybody reads; a bulk change of thousands must not slow the window down. */
const shownAtMost = 200

/** What has not reached the server, and what came back from it. */
export function OutboxScreen() {
  const { t } = useTranslation('sync')
  const down = useStoreDown()
  const { data: status } = useAsk('app.status', {})
  const outbox = useAsk('outbox.list', {})
  const attention = useAsk('attention.list', {})
  const failed = outbox.error ?? attention.error
  if (failed && !outbox.data) {
    return <ErrorState error={failed} onRetry={() => void Promise.all([outbox.refetch(), attention.refetch()])} />
  }
  const waiting = outbox.data ?? []
  const refused = attention.data ?? []
  const loaded = outbox.data !== undefined && attention.data !== undefined

  return (
    <div className={classes.page} data-pane="outbox" tabIndex={-1}>
      <div className={classes.column}>
        <header className={classes.header}>
          <div>
            <h1 className={classes.title}>{t('sync:title')}</h1>
            <p className={classes.sentence}>
              {t(`sync:connection.${down ? 'down' : (status?.connection ?? 'connecting')}`)}
            </p>
          </div>
          {status?.connection === 'session-ended' ? (
            <Button variant="filled" onClick={openReSignIn}>
              {t('sync:signInAgain')}
            </Button>
          ) : (
            <Button
              leftSection={<IconRefresh size={16} stroke={1.5} aria-hidden />}
              disabled={down}
              onClick={() => run('sync.now', {}).catch(showFailure)}
            >
              {t('sync:syncNow')}
            </Button>
          )}
        </header>

        {loaded && !down && waiting.length === 0 && refused.length === 0 && (
          <EmptyState icon={IconCircleCheck} title={t('sync:empty.title')} body={t('sync:empty.body')} />
        )}

        {refused.length > 0 && (
          <section aria-labelledby="attention-title">
            <h2 id="attention-title" className={classes.sectionTitle}>
              {t('sync:attention.title')}{' '}
              <span className={classes.count}>{t('sync:attention.count', { count: refused.length })}</span>
            </h2>
            <ul className={classes.cards}>
              {refused.map((item) => (
                <AttentionCard key={item.id} item={item} />
              ))}
            </ul>
          </section>
        )}

        {waiting.length > 0 && (
          <section aria-labelledby="waiting-title">
            <h2 id="waiting-title" className={classes.sectionTitle}>
              {t('sync:waiting.title')}{' '}
              <span className={classes.count}>{t('sync:waiting.count', { count: waiting.length })}</span>
            </h2>
            <ul className={classes.rows}>
              {waiting.slice(0, shownAtMost).map((item) => (
                <WaitingRow key={item.id} item={item} />
              ))}
            </ul>
            {waiting.length > shownAtMost && (
              <p className={classes.sentence}>{t('sync:waiting.more', { count: waiting.length - shownAtMost })}</p>
            )}
          </section>
        )}
      </div>
    </div>
  )
}
