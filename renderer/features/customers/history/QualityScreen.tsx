import { Button, Select, Tabs } from '@mantine/core'
import { IconChecks, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import type { DuplicateView } from '#shared/ipc/quality'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openCustomer, openQuality } from '../../../app/navigation.ts'
import { usePages } from '../../../app/pages.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { MoreRows } from '../../../ui/MoreRows.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from './history.module.css'
import { openMerge } from './MergeDialog.tsx'
import qualityClasses from './quality.module.css'
import { distinguish, Problems, reasonsText } from './Records.tsx'

/** The records that want care: who is there twice, and what is missing or cannot be. */
export function QualityScreen({ tab }: { readonly tab: 'duplicates' | 'records' }) {
  const { t } = useTranslation('history')
  return (
    <div className={qualityClasses.quality}>
      <header className={qualityClasses.qualityHead}>
        <h1 className={qualityClasses.screenTitle}>{t('history:quality.screen')}</h1>
        <p className={classes.quiet}>{t('history:quality.screenHint')}</p>
      </header>
      <Tabs
        value={tab}
        onChange={(value) => openQuality(value === 'records' ? 'records' : 'duplicates')}
        className={qualityClasses.tabs ?? ''}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="duplicates">{t('history:quality.duplicates')}</Tabs.Tab>
          <Tabs.Tab value="records">{t('history:quality.records')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="duplicates" className={qualityClasses.tabPanel ?? ''}>
          <Duplicates />
        </Tabs.Panel>
        <Tabs.Panel value="records" className={qualityClasses.tabPanel ?? ''}>
          <WorkList />
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}

function Waiting({ count }: { readonly count: number }) {
  const { t } = useTranslation('history')
  if (count === 0) return null
  return (
    <p className={classes.quiet} role="status">
      {t('history:quality.waiting', { count })}
    </p>
  )
}

function Duplicates() {
  const { t } = useTranslation('history')
  const list = usePages('quality.duplicates', {}, ({ one, other }) => `${one.id} ${other.id}`)
  if (list.error && !list.first) return <ErrorState error={list.error} onRetry={list.again} />
  if (!list.first) return null
  const { total, waiting } = list.first
  const { items } = list
  if (items.length === 0 && waiting === 0)
    return (
      <EmptyState
        icon={IconUsers}
        title={t('history:quality.noDuplicates')}
        body={t('history:quality.noDuplicatesBody')}
      />
    )
  return (
    <>
      <p className={classes.quiet}>{t('history:quality.pairs', { count: total })}</p>
      <Waiting count={waiting} />
      <ul className={classes.pairs}>
        {items.map((pair) => (
          <Pair key={`${pair.one.id} ${pair.other.id}`} pair={pair} />
        ))}
      </ul>
      {list.hasMore && <MoreRows label={t('history:quality.more')} isLoading={list.isLoading} onMore={list.more} />}
    </>
  )
}

function Pair({ pair }: { readonly pair: DuplicateView }) {
  const { t } = useTranslation('history')
  const format = useFormat()
  return (
    <li className={qualityClasses.pair}>
      <div className={qualityClasses.pairPeople}>
        {[pair.one, pair.other].map(({ id, name, emails, phones, city, createdAt }) => (
          <button key={id} type="button" className={qualityClasses.pairPerson} onClick={() => openCustomer(id)}>
            <bdi className={qualityClasses.pairName}>{name}</bdi>
            <span className={classes.quiet}>
              {[emails[0], phones[0], city].filter(Boolean).join(' · ') || t('history:quality.nothingKnown')}
            </span>
            <span className={classes.quiet}>
              {t('history:quality.since')} <RelativeTime at={createdAt} style="short" />
            </span>
          </button>
        ))}
      </div>
      <div className={qualityClasses.pairWhy}>
        <span className={qualityClasses.pairScore}>{format.percent(pair.score)}</span>
        <span className={classes.quiet}>{reasonsText(pair, t)}</span>
      </div>
      <div className={qualityClasses.pairActions}>
        <Button
          size="compact-sm"
          aria-label={t('history:duplicates.compareLabel', { one: pair.one.name, other: pair.other.name })}
          onClick={() => openMerge(pair.one.id, pair.other.id, { stay: true })}
        >
          {t('history:duplicates.compare')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t('history:duplicates.distinctLabel', { one: pair.one.name, other: pair.other.name })}
          onClick={() => distinguish(pair)}
        >
          {t('history:duplicates.distinct')}
        </Button>
      </div>
    </li>
  )
}

function WorkList() {
  const { t } = useTranslation('history')
  const format = useFormat()
  const [code, setCode] = useState<string | null>(null)
  const list = usePages('quality.worklist', { code }, ({ customer }) => customer.id)
  if (list.error && !list.first) return <ErrorState error={list.error} onRetry={list.again} />
  if (!list.first) return null
  const { total, codes, waiting, average } = list.first
  const { items } = list
  if (total === 0 && code === null && waiting === 0)
    return <EmptyState icon={IconChecks} title={t('history:quality.allWell')} body={t('history:quality.allWellBody')} />
  return (
    <>
      <div className={qualityClasses.workHead}>
        <Select
          size="xs"
          w={300}
          clearable
          aria-label={t('history:quality.only')}
          placeholder={t('history:quality.only')}
          value={code}
          onChange={setCode}
          data={codes.map((each) => ({
            value: each.code,
            label: `${t(`history:problemName.${each.code}`)} (${format.number(each.count)})`,
          }))}
        />
        <p className={classes.quiet}>
          {t('history:quality.total', { count: total })}
          {average !== null && ` · ${t('history:quality.average', { score: Math.round(average) })}`}
        </p>
      </div>
      <Waiting count={waiting} />
      <ul className={classes.works}>
        {items.map(({ customer, quality }) => (
          <li key={customer.id} className={qualityClasses.work}>
            <span className={qualityClasses.workScore} data-bad={quality.score < 60 || undefined}>
              <span className="sb-visually-hidden">{t('history:quality.score', { score: quality.score })}</span>
              <span aria-hidden>{format.number(quality.score)}</span>
            </span>
            <button type="button" className={qualityClasses.pairPerson} onClick={() => openCustomer(customer.id)}>
              <bdi className={qualityClasses.pairName}>{customer.name}</bdi>
              <span className={classes.quiet}>
                {[customer.emails[0], customer.phones[0], customer.city].filter(Boolean).join(' · ') ||
                  t('history:quality.nothingKnown')}
              </span>
            </button>
            <Problems quality={quality} />
          </li>
        ))}
      </ul>
      {list.hasMore && <MoreRows label={t('history:quality.more')} isLoading={list.isLoading} onMore={list.more} />}
    </>
  )
}
