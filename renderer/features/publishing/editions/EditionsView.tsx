import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import type { Edition, Site } from '#shared/domain/sites'
import type { AppContext } from '#shared/ipc/views'
import { run } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { useCountWords } from '../count-words.ts'
import { isUnfinished } from '../site/states.ts'
import { EditionComparison } from './EditionComparison.tsx'
import classes from './editions.module.css'

/** Every edition of the site, newest first, and the way back to each that the server still has. */
export function EditionsView(props: {
  readonly site: Site
  readonly editions: readonly Edition[]
  readonly context: AppContext
}) {
  const { site, editions, context } = props
  const { t } = useTranslation('publishing')
  const [comparedId, setComparedId] = useState<string | null>(null)
  if (editions.length === 0)
    return (
      <EmptyState icon={IconHistory} title={t('publishing:editions.empty')} body={t('publishing:editions.emptyBody')} />
    )
  const online = editions.find(({ id }) => id === site.currentEditionId) ?? null
  const compared = editions.find(({ id }) => id === comparedId)
  if (compared && online)
    return <EditionComparison online={online} edition={compared} onClose={() => setComparedId(null)} />
  return (
    <div className={classes.page}>
      <table className={classes.table} aria-label={t('publishing:view.editions')}>
        <thead>
          <tr>
            {(['number', 'state', 'when', 'by', 'changes', 'note'] as const).map((name) => (
              <th key={name} scope="col" data-column={name}>
                {t(`publishing:editions.${name}`)}
              </th>
            ))}
            <th scope="col">
              <span className="sb-visually-hidden">{t('publishing:editions.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {editions.map((edition) => (
            <Row
              key={edition.id}
              site={site}
              edition={edition}
              online={online}
              context={context}
              onCompare={() => setComparedId(edition.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row(props: {
  readonly site: Site
  readonly edition: Edition
  readonly online: Edition | null
  readonly context: AppContext
  readonly onCompare: () => void
}) {
  const { site, edition, online, context, onCompare } = props
  const { t } = useTranslation('publishing')
  const format = useFormat()
  const wordsOf = useCountWords()
  const { number, state, counts, note, byId, warnings } = edition
  const isOnline = edition.id === online?.id
  const list = counts ? wordsOf(counts) : ''
  return (
    <tr data-online={isOnline || undefined}>
      <td>{format.number(number)}</td>
      <td>
        <span className={classes.state} data-tone={isOnline ? 'good' : state === 'failed' ? 'bad' : undefined}>
          {t(isOnline ? 'publishing:editions.online' : `publishing:editions.is.${state}`)}
        </span>
      </td>
      <td>
        <RelativeTime
          at={edition.publishedAt ?? (isUnfinished(edition) ? edition.publishAt : edition.createdAt)}
          style="short"
        />
      </td>
      <td>{context.users.find(({ id }) => id === byId)?.name ?? ''}</td>
      <td>
        {counts && (
          <>
            {t(list === '' ? 'publishing:editions.same' : 'publishing:editions.counts', { pages: counts.pages, list })}
            {warnings > 0 && (
              <span className={classes.warnings}> {t('publishing:editions.warnings', { count: warnings })}</span>
            )}
          </>
        )}
        {edition.problem && t(`publishing:failed.${edition.problem.code}`, { number })}
      </td>
      <td className={classes.note} data-selectable>
        {note}
      </td>
      <td className={classes.actions}>
        {isOnline ? (
          <Withdraw site={site} edition={edition} />
        ) : (
          state === 'published' &&
          edition.kept && (
            <>
              {online && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('publishing:compare.label', { number, online: online.number })}
                  onClick={onCompare}
                >
                  {t('publishing:compare.open')}
                </Button>
              )}
              <GoBack site={site} edition={edition} online={online} />
            </>
          )
        )}
      </td>
    </tr>
  )
}

function Withdraw({ site, edition }: { readonly site: Site; readonly edition: Edition }) {
  const { t } = useTranslation('publishing')
  const withdraw = async () => {
    const agreed = await confirm({
      title: t('publishing:withdraw.title', { name: site.name }),
      body: t('publishing:withdraw.body'),
      confirm: t('publishing:withdraw.confirm'),
      cancel: t('publishing:cancel'),
      danger: true,
    })
    if (!agreed) return
    run('edition.withdraw', { siteId: site.id, editionId: edition.id }).then(
      () => showDone(t('publishing:withdraw.done', { name: site.name })),
      showFailure,
    )
  }
  return (
    <Button size="compact-sm" onClick={() => void withdraw()}>
      {t('publishing:withdraw.open')}
    </Button>
  )
}

function GoBack(props: { readonly site: Site; readonly edition: Edition; readonly online: Edition | null }) {
  const { site, edition, online } = props
  const { t } = useTranslation('publishing')
  const format = useFormat()
  const { number, publishedAt, counts } = edition
  const go = async () => {
    const agreed = await confirm({
      title: t('publishing:rollback.title', { number }),
      body: t(online ? 'publishing:rollback.body' : 'publishing:rollback.bodyOffline', {
        number,
        online: online?.number ?? 0,
        when: publishedAt ? format.moment(publishedAt) : '',
        pages: counts?.pages ?? 0,
      }),
      confirm: t('publishing:rollback.confirm'),
      cancel: t('publishing:cancel'),
    })
    if (!agreed) return
    run('edition.rollback', {
      siteId: site.id,
      editionId: edition.id,
      seenEditionId: site.currentEditionId,
    }).then(() => showDone(t('publishing:rollback.done', { number })), showFailure)
  }
  return (
    <Button size="compact-sm" aria-label={t('publishing:rollback.label', { number })} onClick={() => void go()}>
      {t('publishing:rollback.open')}
    </Button>
  )
}
