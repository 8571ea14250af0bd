import {
  IconAlertTriangle,
  IconCalendarClock,
  IconCircleCheck,
  IconCircleDashed,
  IconLoader,
} from '@tabler/icons-react'
import type { Edition } from '#shared/domain/sites'
import { useFormat } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import classes from './marks.module.css'

/** Whether readers find a site, and what is under way, each by sign and word. */
export function SiteState(props: {
  readonly current: Edition | null
  readonly next: Edition | null
  readonly failed: Edition | null
}) {
  const { current, next, failed } = props
  const { t } = useTranslation('publishing')
  return (
    <span className={classes.marks}>
      {current ? (
        <span className={classes.mark} data-tone="good">
          <IconCircleCheck size={14} stroke={1.75} aria-hidden />
          {t('publishing:state.online')}{' '}
          {current.publishedAt && <RelativeTime at={current.publishedAt} style="short" />}
        </span>
      ) : (
        <span className={classes.mark}>
          <IconCircleDashed size={14} stroke={1.75} aria-hidden />
          {t('publishing:state.offline')}
        </span>
      )}
      {next && <NextMark edition={next} />}
      {!next && failed && (
        <span className={classes.mark} data-tone="bad">
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          {t('publishing:state.failed')}
        </span>
      )}
    </span>
  )
}

function NextMark({ edition }: { readonly edition: Edition }) {
  const { t } = useTranslation('publishing')
  const format = useFormat()
  const { state, publishAt, progress } = edition
  if (state === 'scheduled')
    return (
      <span className={classes.mark} title={format.exact(publishAt)}>
        <IconCalendarClock size={14} stroke={1.75} aria-hidden />
        {t('publishing:state.scheduled', { when: format.moment(publishAt) })}
      </span>
    )
  return (
    <span className={classes.mark}>
      <IconLoader size={14} stroke={1.75} aria-hidden />
      {progress && progress.total > 0
        ? t('publishing:state.progress', { percent: format.percent(progress.done / progress.total) })
        : t(state === 'building' ? 'publishing:state.building' : 'publishing:state.waiting')}
    </span>
  )
}
