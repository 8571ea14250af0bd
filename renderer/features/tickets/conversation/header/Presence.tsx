import { useEffect } from 'react'
import type { AppContext } from '#shared/ipc/views'
import { run, useAsk } from '../../../../app/data.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import classes from './header.module.css'

/** Tells colleagues that this person has the ticket open, until they leave it. */
export function useViewing(ticketId: string): void {
  useEffect(() => {
    const set = (state: 'viewing' | 'gone') => {
      // A courtesy among colleagues; offline there is nobody to tell.
      run('presence.set', { ticketId, state }).catch(() => undefined)
    }
    // Running through a list with J is not viewing.
    const timer = setTimeout(() => set('viewing'), 600)
    return () => {
      clearTimeout(timer)
      set('gone')
    }
  }, [ticketId])
}

/** Who else has the ticket open, in words. */
export function Presence({ ticketId, context }: { readonly ticketId: string; readonly context: AppContext }) {
  const { t } = useTranslation('conversation')
  const { data } = useAsk('presence.list', { ticketId })
  const others = (data ?? []).filter(({ userId }) => userId !== context.me.id)
  const nameOf = (userId: string) => context.users.find(({ id }) => id === userId)?.name ?? t('conversation:somebody')
  const typing = others.filter(({ state }) => state === 'typing').map(({ userId }) => nameOf(userId))
  const viewing = others.filter(({ state }) => state === 'viewing').map(({ userId }) => nameOf(userId))
  const text =
    typing.length > 0
      ? t('conversation:presence.typing', { names: typing.join(', '), count: typing.length })
      : viewing.length > 0
        ? t('conversation:presence.viewing', { names: viewing.join(', '), count: viewing.length })
        : ''
  return (
    <span className={classes.presence} role="status" data-typing={typing.length > 0 || undefined} title={text}>
      {text !== '' && (
        <>
          <span className={classes.presenceMark} aria-hidden />
          <span className={classes.presenceText}>{text}</span>
        </>
      )}
    </span>
  )
}
