import { Button } from '@mantine/core'
import { IconFlagFilled } from '@tabler/icons-react'
import { useState } from 'react'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { run, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openTicket } from '../../../app/navigation.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from './article.module.css'
import { isEditor } from './life.ts'

/** What people say is wrong with it. Owner and editors decide. */
export function Flags({ detail }: { readonly detail: ArticleDetail }) {
  const { t } = useTranslation('knowledge')
  const { article, flags } = detail
  const { data: context } = useAsk('app.context', {})
  const [all, setAll] = useState(false)
  const mayResolve = isEditor(context?.me) || context?.me.id === article.ownerId
  const open = flags.filter(({ state }) => state === 'open')
  const decided = flags.length - open.length
  if (flags.length === 0) return null
  const nameOf = (id: string | null) => context?.users.find((user) => user.id === id)?.name ?? t('knowledge:somebody')
  const decide = (flagId: string, state: 'open' | 'fixed' | 'dismissed') =>
    run('articleFlag.resolve', { flagId, articleId: article.id, state }).catch(showFailure)
  return (
    <section aria-label={t('knowledge:flag.list')}>
      <h2 className={classes.sideTitle}>
        {t('knowledge:flag.list')} <span className={classes.count}>{open.length}</span>
      </h2>
      <ul className={classes.flags}>
        {(all ? flags : open).map((flag) => (
          <li key={flag.id} className={classes.flag} data-open={flag.state === 'open' || undefined}>
            <p className={classes.flagHead}>
              <IconFlagFilled size={12} aria-hidden />
              <strong>{nameOf(flag.authorId)}</strong>
              <RelativeTime at={flag.createdAt} style="short" />
            </p>
            <p className={classes.flagWords} data-selectable>
              {flag.comment}
            </p>
            {flag.state !== 'open' && (
              <p className={classes.sideNote}>
                {t(`knowledge:flag.${flag.state}By`, { name: nameOf(flag.resolvedById) })}
              </p>
            )}
            <div className={classes.flagActions}>
              {mayResolve && flag.state === 'open' && (
                <>
                  <Button size="compact-xs" onClick={() => void decide(flag.id, 'fixed')}>
                    {t('knowledge:flag.fixed')}
                  </Button>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="gray"
                    onClick={() => void decide(flag.id, 'dismissed')}
                  >
                    {t('knowledge:flag.dismiss')}
                  </Button>
                </>
              )}
              {mayResolve && flag.state !== 'open' && (
                <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void decide(flag.id, 'open')}>
                  {t('knowledge:flag.reopen')}
                </Button>
              )}
              {flag.ticketId && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  onClick={() => flag.ticketId && openTicket(flag.ticketId)}
                >
                  {t('knowledge:flag.ticket')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {decided > 0 && (
        <button type="button" className={classes.textButton} onClick={() => setAll(!all)}>
          {t(all ? 'knowledge:flag.hideDecided' : 'knowledge:flag.showDecided', { count: decided })}
        </button>
      )}
    </section>
  )
}
