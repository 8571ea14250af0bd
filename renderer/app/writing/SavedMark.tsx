import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useNow } from '../clock.ts'
import { useFormat } from '../format.ts'
import { useTranslation } from '../i18n.ts'
import type { DraftState } from './draft-saver.ts'
import classes from './writing.module.css'

/** Says when the draft was last safe on disk. */
export function SavedMark({ state }: { readonly state: DraftState }) {
  const { t } = useTranslation('conversation')
  const format = useFormat()
  const now = useNow(2000)
  if (state.at === 'failed') {
    return (
      <span className={classes.saved} data-failed role="alert">
        <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
        {t('conversation:draft.failed')}
      </span>
    )
  }
  if (state.at === 'clean') return <span className={classes.saved} />
  if (state.at === 'unsaved') return <span className={classes.saved}>{t('conversation:draft.saving')}</span>
  const age = Math.max(0, now - state.since)
  const text =
    age < 2000
      ? t('conversation:draft.saved')
      : age < 60_000
        ? t('conversation:draft.savedSeconds', { seconds: Math.floor(age / 1000) })
        : t('conversation:draft.savedAt', { time: format.relative(new Date(state.since).toISOString(), now) })
  return (
    <span className={classes.saved} title={format.exact(new Date(state.since).toISOString())}>
      <IconCheck size={14} stroke={1.5} aria-hidden />
      {text}
    </span>
  )
}
