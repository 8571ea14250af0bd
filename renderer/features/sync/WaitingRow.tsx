import { Button } from '@mantine/core'
import type { OutboxItem } from '#shared/ipc/views'
import { useNow } from '../../app/clock.ts'
import { run, useAsk } from '../../app/data.ts'
import { useFormat } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { takeBack } from '../../app/take-back.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { confirm } from '../../ui/confirm.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { ChangeSubject } from './ChangeSubject.tsx'
import { CopyText } from './CopyText.tsx'
import classes from './OutboxScreen.module.css'
import { changeName } from './words.ts'

/** One change on its way: what, where, how it stands, and what can be done about it. */
export function WaitingRow({ item }: { readonly item: OutboxItem }) {
  const { t } = useTranslation(['sync', 'errors'])
  const format = useFormat()
  const { ticketId } = item

  const discard = async () => {
    const agreed = await confirm({
      title: t('sync:discard.title'),
      body: t('sync:discard.body'),
      confirm: t('sync:discard.confirm'),
      cancel: t('sync:discard.cancel'),
      danger: true,
    })
    if (!agreed) return
    try {
      if (!(await run('outbox.discard', { commandId: item.id }))) showDone(t('sync:discard.tooLate'))
    } catch (failure) {
      showFailure(failure)
    }
  }

  return (
    <li className={classes.row}>
      <div className={`${classes.body} ${classes.what}`}>
        <span className={classes.name}>{changeName(t, item.name)}</span>
        <ChangeSubject item={item} />
      </div>
      {item.text !== '' && <p className={`${classes.body} ${classes.text}`}>{item.text}</p>}
      <div className={`${classes.body} ${classes.state}`}>
        <State item={item} />
        <RelativeTime at={item.createdAt} />
        {item.attempts > 0 && <span>{t('sync:waiting.attempts', { count: item.attempts })}</span>}
        {item.uploadBytes > 0 && <span>{t('sync:waiting.upload', { size: format.bytes(item.uploadBytes) })}</span>}
        {item.lastError && (
          <span data-tone="warning">
            {t([
              `sync:waiting.failure.${item.lastError}`,
              `errors:errors.${item.lastError}`,
              'sync:waiting.failure.other',
            ])}
          </span>
        )}
      </div>
      <div className={classes.actions}>
        {item.text !== '' && <CopyText text={item.text} />}
        {item.state === 'held' ? (
          <Button size="compact-sm" onClick={() => void takeBack(item.id, ticketId, { open: false })}>
            {t('sync:waiting.takeBack')}
          </Button>
        ) : (
          <>
            {item.state !== 'sending' && (
              <Button size="compact-sm" onClick={() => run('outbox.retry', { commandId: item.id }).catch(showFailure)}>
                {t('sync:waiting.retry')}
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              disabled={item.state === 'sending'}
              title={item.state === 'sending' ? t('sync:waiting.sendingHint') : undefined}
              onClick={() => void discard()}
            >
              {t('sync:waiting.discard')}
            </Button>
          </>
        )}
      </div>
    </li>
  )
}

function State({ item }: { readonly item: OutboxItem }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const now = useNow(1000)
  const { data: status } = useAsk('app.status', {})
  if (item.state === 'held' && item.heldUntil) {
    const seconds = Math.ceil((Date.parse(item.heldUntil) - now) / 1000)
    const offline = status !== undefined && status.connection !== 'online'
    const held = offline ? 'sync:waiting.heldOffline' : 'sync:waiting.held'
    return (
      <span>{seconds > 0 ? t(held, { seconds }) : t(offline ? 'sync:waiting.waiting' : 'sync:waiting.heldDue')}</span>
    )
  }
  return (
    <span data-tone={item.state === 'retrying' ? 'warning' : undefined}>
      {t(`sync:waiting.${item.state}`)}
      {item.nextAttemptAt && Date.parse(item.nextAttemptAt) > now && (
        <> ({t('sync:waiting.next', { when: format.relative(item.nextAttemptAt, now) })})</>
      )}
    </span>
  )
}
