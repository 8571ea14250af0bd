import { Button } from '@mantine/core'
import { IconMessageExclamation } from '@tabler/icons-react'
import type { ConversationEntry } from '#shared/ipc/views'
import { useTranslation } from '../../../../app/i18n.ts'
import classes from './composer.module.css'

interface UnseenBarProps {
  readonly unseen: readonly ConversationEntry[]
  /** A reply was stopped because of them. */
  readonly stopped: boolean
  readonly onReview: () => void
  readonly onSendAnyway: () => void
}

/** Somebody wrote while this person was writing. */
export function UnseenBar({ unseen, stopped, onReview, onSendAnyway }: UnseenBarProps) {
  const { t } = useTranslation('conversation')
  if (unseen.length === 0 && !stopped) return null
  const names = [...new Set(unseen.map(({ authorName }) => authorName))].join(', ')
  return (
    <div className={classes.unseen} role="alert">
      <IconMessageExclamation size={18} stroke={1.5} aria-hidden />
      <p>
        <strong>{names === '' ? t('conversation:unseen.somebody') : t('conversation:unseen.names', { names })}</strong>
        {stopped && <span> {t('conversation:unseen.kept')}</span>}
      </p>
      <Button size="compact-sm" onClick={onReview}>
        {t('conversation:unseen.review')}
      </Button>
      {stopped && (
        <Button size="compact-sm" variant="filled" onClick={onSendAnyway}>
          {t('conversation:unseen.sendAnyway')}
        </Button>
      )}
    </div>
  )
}
