import { IconCircleCheck, IconCloudOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { Site } from '#shared/domain/sites'
import type { PlannedPage, SitePlan } from '#shared/ipc/publishing'
import { isBlocking } from '#shared/rules/publishing/checks'
import { useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { languageName } from '../../knowledge/index.ts'
import { CountWords } from './CountWords.tsx'
import classes from './changes.module.css'
import { FindingList } from './FindingList.tsx'
import { PageComparison } from './PageComparison.tsx'

const groups = ['changed', 'added', 'moved', 'removed'] as const
type Group = (typeof groups)[number]
const shownFindings = 8

/** What readers would find otherwise than now, and what keeps it from being published. From the cache alone. */
export function ChangesView({ site }: { readonly site: Site }) {
  const { t } = useTranslation('publishing')
  const plan = useAsk('site.plan', { siteId: site.id }, { keepPrevious: true })
  const [opened, setOpened] = useState<string | null>(null)
  if (plan.error && !plan.data) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
  if (!plan.data) return <p className={classes.waiting}>{t('publishing:changes.looking')}</p>
  const found = plan.data
  const compared = [...found.changed.items, ...found.moved.items].find(({ key }) => key === opened)
  return (
    <div className={classes.columns}>
      <div className={classes.list} data-narrow={compared !== undefined || undefined}>
        <div className={classes.column}>
          <Summary plan={found} />
          <Findings site={site} plan={found} />
          {found.online === 'unknown' ? (
            <p className={classes.callout}>
              <IconCloudOff size={16} stroke={1.5} aria-hidden />
              {t('publishing:changes.unknown')}
            </p>
          ) : (
            groups.map((group) => <Pages key={group} group={group} plan={found} opened={opened} onOpen={setOpened} />)
          )}
        </div>
      </div>
      {compared && <PageComparison key={compared.key} page={compared} onClose={() => setOpened(null)} />}
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

function Findings({ site, plan }: { readonly site: Site; readonly plan: SitePlan }) {
  const { t } = useTranslation('publishing')
  const bad = plan.findings.filter(isBlocking)
  const rest = plan.findings.filter((each) => !isBlocking(each))
  return (
    <>
      {bad.length > 0 ? (
        <section aria-labelledby="site-blocking">
          <h3 id="site-blocking" className={classes.heading} data-tone="bad">
            {t('publishing:changes.blocking', { count: plan.blocking })}
          </h3>
          <FindingList site={site} findings={bad} most={shownFindings} />
        </section>
      ) : (
        <p className={classes.good}>
          <IconCircleCheck size={16} stroke={1.5} aria-hidden />
          {t('publishing:changes.ready')}
        </p>
      )}
      {rest.length > 0 && (
        <section aria-labelledby="site-warnings">
          <h3 id="site-warnings" className={classes.heading}>
            {t('publishing:changes.warnings', { count: plan.warnings })}
          </h3>
          <FindingList site={site} findings={rest} most={shownFindings} />
        </section>
      )}
    </>
  )
}

function Pages(props: {
  readonly group: Group
  readonly plan: SitePlan
  readonly opened: string | null
  readonly onOpen: (key: string | null) => void
}) {
  const { group, plan, opened, onOpen } = props
  const { t } = useTranslation('publishing')
  const format = useFormat()
  const { total, items } = plan[group]
  if (total === 0) return null
  return (
    <section aria-labelledby={`site-${group}`}>
      <h3 id={`site-${group}`} className={classes.heading}>
        {t(`publishing:changes.${group}`)}
        <span className={classes.count}>{format.number(total)}</span>
      </h3>
      <ul className={classes.pages}>
        {items.map((page) => (
          <PageLine
            key={page.key}
            group={group}
            page={page}
            isOpen={page.key === opened}
            onOpen={() => onOpen(page.key === opened ? null : page.key)}
          />
        ))}
      </ul>
      {items.length < total && (
        <p className={classes.muted}>{t('publishing:changes.more', { count: total - items.length })}</p>
      )}
    </section>
  )
}

function PageLine(props: {
  readonly group: Group
  readonly page: PlannedPage
  readonly isOpen: boolean
  readonly onOpen: () => void
}) {
  const { group, page, isOpen, onOpen } = props
  const { t } = useTranslation('publishing')
  const { articleId, language, title, path, from, was, will } = page
  const name = title || t('publishing:changes.more-topic')
  const isComparable = group !== 'added' && group !== 'removed' && was !== null && will !== null && was !== will
  const content = (
    <>
      <span className={classes.pageTitle}>
        {articleId === null && <span className={classes.tag}>{t('publishing:changes.topic')}</span>}
        {name}
      </span>
      <span className={classes.pageLanguage}>{languageName(language)}</span>
      <span className={classes.path}>
        {from !== null && (
          <>
            <del>/{from}</del>
            <span aria-hidden> → </span>
          </>
        )}
        /{path}
      </span>
    </>
  )
  return (
    <li>
      {articleId === null ? (
        <span className={classes.page}>{content}</span>
      ) : (
        <button
          type="button"
          className={classes.page}
          aria-expanded={isComparable ? isOpen : undefined}
          data-open={isOpen || undefined}
          title={t(isComparable ? 'publishing:changes.compare' : 'publishing:changes.open')}
          onClick={() => (isComparable ? onOpen() : openArticle(articleId, { language }))}
        >
          {content}
        </button>
      )}
    </li>
  )
}
