import { Button, Progress } from '@mantine/core'
import { IconAlertTriangle, IconCalendarClock, IconWorldUpload } from '@tabler/icons-react'
import { useState } from 'react'
import type { Edition, Site } from '#shared/domain/sites'
import type { AppContext } from '#shared/ipc/views'
import { run, useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { FindingList } from '../changes/FindingList.tsx'
import { editionsOf } from '../site/states.ts'
import classes from './publish.module.css'
import { useResult } from './use-result.ts'

/** What is under way, with the way to stop it; or why the last attempt did not work. Nothing when all is quiet. */
export function StateBar(props: {
  readonly site: Site
  readonly editions: readonly Edition[]
  readonly context: AppContext
}) {
  const { site, editions, context } = props
  const { next, failed } = editionsOf(site, editions)
  useResult(editions)
  const nameOf = (id: string) => context.users.find((user) => user.id === id)?.name ?? ''
  if (next) return <UnderWay edition={next} by={nameOf(next.byId)} />
  return failed?.problem ? <Failed site={site} edition={failed} /> : null
}

function UnderWay({ edition, by }: { readonly edition: Edition; readonly by: string }) {
  const { t } = useTranslation('publishing')
  const format = useFormat()
  const { connection } = useAsk('app.status', {}).data ?? {}
  const { state, number, publishAt, progress } = edition
  const isOffline = connection !== undefined && connection !== 'online' && connection !== 'connecting'
  const cancel = () =>
    run('edition.cancel', { editionId: edition.id }).then(() => showDone(t('publishing:bar.cancelled')), showFailure)
  const done = progress && progress.total > 0 ? progress.done / progress.total : null
  const Icon = state === 'scheduled' ? IconCalendarClock : IconWorldUpload
  return (
    <div className={classes.bar} role="status">
      <Icon size={16} stroke={1.5} aria-hidden />
      <div className={classes.words}>
        {state === 'scheduled' ? (
          <>
            {t('publishing:bar.scheduled', { number, when: format.moment(publishAt), by })} (
            <RelativeTime at={publishAt} />)
          </>
        ) : state === 'building' ? (
          progress && progress.total > 0 ? (
            t('publishing:bar.progress', {
              number,
              done: format.number(progress.done),
              total: format.number(progress.total),
            })
          ) : (
            t('publishing:bar.building', { number })
          )
        ) : (
          t('publishing:bar.waiting', { number, by })
        )}
        {isOffline && <span className={classes.offline}> {t('publishing:bar.offline')}</span>}
      </div>
      {state === 'building' && (
        <Progress
          className={classes.progress ?? ''}
          value={(done ?? 0) * 100}
          animated={done === null}
          aria-label={t('publishing:bar.progressLabel', { number })}
        />
      )}
      <Button size="compact-sm" onClick={() => void cancel()}>
        {t('publishing:bar.cancel')}
      </Button>
    </div>
  )
}

function Failed({ site, edition }: { readonly site: Site; readonly edition: Edition }) {
  const { t } = useTranslation('publishing')
  const [isOpen, setOpen] = useState(false)
  const { number, problem } = edition
  if (!problem) return null
  return (
    <div className={classes.failed} role="alert">
      <p className={classes.failedTitle}>
        <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
        <span>{t(`publishing:failed.${problem.code}`, { number })}</span>
        {problem.findings.length > 0 && (
          <Button size="compact-sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'publishing:bar.hide' : 'publishing:bar.show', { count: problem.findings.length })}
          </Button>
        )}
      </p>
      {isOpen && <FindingList site={site} findings={problem.findings} most={8} />}
    </div>
  )
}
