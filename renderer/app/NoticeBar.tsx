import { Button } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { run, useAsk } from './data.ts'
import classes from './Frame.module.css'
import { useTranslation } from './i18n.ts'
import { showFailure } from './toasts.tsx'

/** Something the person should be told once, above whatever is shown. */
export function NoticeBar() {
  const { t } = useTranslation('app')
  const { data: status } = useAsk('app.status', {})
  if (!status?.notice) return null
  return (
    <section className={classes.notice} aria-label={t('app:notice.label')}>
      <IconInfoCircle size={16} stroke={1.75} aria-hidden />
      <p role="status" data-selectable>
        {t(`app:notice.${status.notice}`)}
      </p>
      <Button size="compact-sm" onClick={() => run('notice.dismiss', {}).catch(showFailure)}>
        {t('app:notice.dismiss')}
      </Button>
    </section>
  )
}
