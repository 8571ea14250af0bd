import { IconCircleCheck, IconCloudOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { Site } from '#shared/domain/sites'
import type { SitePlan } from '#shared/ipc/publishing'
import { isBlocking } from '#shared/rules/publishing/checks'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { CountWords } from './CountWords.tsx'
import classes from './changes.module.css'
import { FindingList } from './FindingList.tsx'
import { PageComparison } from './PageComparison.tsx'
import { comparedPage, PageLists } from './PageLists.tsx'

const shownFindings = 8

/** What readers would find otherwise than now, and what keeps it from being published. From the cache alone. */
export function ChangesView({ site }: { readonly site: Site }) {
  const { t } = useTranslation('publishing')
  const plan = useAsk('site.plan', { siteId: site.id }, { keepPrevious: true })
  const [opened, setOpened] = useState<string | null>(null)
  if (plan.error && !plan.data) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
  if (!plan.data) return <p className={classes.waiting}>{t('publishing:changes.looking')}</p>
  const found = plan.data
  const compared = comparedPage(found, opened)
  return (
    <div className={classes.columns}>
      <div className={classes.list} data-narrow={compared !== undefined || undefined}>
        <div className={classes.column}>
          <Summary plan={found} />
          <Blocking site={site} plan={found} />
          {found.online === 'unknown' ? (
            <p className={classes.callout}>
              <IconCloudOff size={16} stroke={1.5} aria-hidden />
              {t('publishing:changes.unknown')}
            </p>
          ) : (
            <PageLists pages={found} opened={opened} onOpen={setOpened} />
          )}
          <Warnings site={site} plan={found} />
        </div>
      </div>
      {compared && (
        <PageComparison
          key={compared.key}
          page={compared}
          names={{ from: t('publishing:changes.online'), to: t('publishing:changes.next') }}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  )
}

function Summary({ plan }: { readonly plan: SitePlan }) {
  const { t } = useTranslation('publishing')
  return (
    <div className={classes.summary}>
      <h2 className={classes.title}>{t('publishing:view.changes')}</h2>
      <p role="status">
        <CountWords plan={plan} />
      </p>
    </div>
  )
}

function Blocking({ site, plan }: { readonly site: Site; readonly plan: SitePlan }) {
  const { t } = useTranslation('publishing')
  const found = plan.findings.filter(isBlocking)
  if (found.length === 0)
    return (
      <p className={classes.good}>
        <IconCircleCheck size={16} stroke={1.5} aria-hidden />
        {t('publishing:changes.ready')}
      </p>
    )
  return (
    <section aria-labelledby="site-blocking">
      <h3 id="site-blocking" className={classes.heading} data-tone="bad">
        {t('publishing:changes.blocking', { count: plan.blocking })}
      </h3>
      <FindingList site={site} findings={found} most={shownFindings} />
    </section>
  )
}

function Warnings({ site, plan }: { readonly site: Site; readonly plan: SitePlan }) {
  const { t } = useTranslation('publishing')
  const found = plan.findings.filter((each) => !isBlocking(each))
  if (found.length === 0) return null
  return (
    <section aria-labelledby="site-warnings">
      <h3 id="site-warnings" className={classes.heading}>
        {t('publishing:changes.warnings', { count: plan.warnings })}
      </h3>
      <FindingList site={site} findings={found} most={shownFindings} />
    </section>
  )
}
