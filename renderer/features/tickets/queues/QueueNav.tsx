import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import type { View } from '#shared/domain/tickets'
import { type BuiltInQueue, builtInQueue, type QueueRef } from '#shared/ipc/views'
import { useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openQueue, queueKeyOf } from '../../../app/navigation.ts'
import type { PageCache } from './list/page-cache.ts'
import { queueAsked } from './painted.ts'
import classes from './QueueNav.module.css'
import { queueIcons, sourceOf } from './queue.ts'

interface Props {
  readonly cache: PageCache
  readonly openKey: string
  readonly onEditView: (view: View | null) => void
}

/** Shared views first, each kind in the order its owner gave it. */
export function orderedViews(views: readonly View[]): readonly View[] {
  const rank = (view: View) => (view.ownerId === null ? 0 : 1)
  return [...views].sort((a, b) => rank(a) - rank(b) || a.position - b.position || a.name.localeCompare(b.name))
}

/** All queues with what waits in them, then the saved views. */
export function QueueNav({ cache, openKey, onEditView }: Props) {
  const { t } = useTranslation('tickets')
  const context = useAsk('app.context', {})
  const counts = useAsk('ticket.queues', {})
  const byKey = new Map(
    (counts.data ?? []).flatMap(({ queue, count, unread }) =>
      queue.kind === 'conditions' ? [] : [[queueKeyOf(queue), { count, unread }] as const],
    ),
  )
  const views = orderedViews(context.data?.views ?? [])
  const me = context.data?.me
  const maySteer = me?.role === 'lead' || me?.role === 'admin'

  return (
    <nav className={classes.nav} aria-label={t('tickets:nav.label')}>
      <ul className={classes.queues}>
        {builtInQueue.options.map((queue) => (
          <li key={queue}>
            <QueueLink
              cache={cache}
              queue={{ kind: 'built-in', queue }}
              name={t(`tickets:queue.${queue}`)}
              icon={queue}
              openKey={openKey}
              counts={byKey.get(queue)}
            />
          </li>
        ))}
      </ul>
      <div className={classes.caption}>
        <h2 className={classes.captionText}>{t('tickets:nav.views')}</h2>
        <Tooltip label={t('tickets:nav.newView')}>
          <ActionIcon size={24} aria-label={t('tickets:nav.newView')} onClick={() => onEditView(null)}>
            <IconPlus size={14} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      {views.length > 0 && (
        <ul className={classes.queues}>
          {views.map((view) => {
            const mayEdit = view.ownerId === null ? maySteer : view.ownerId === me?.id
            return (
              <li key={view.id} className={classes.viewItem}>
                <QueueLink
                  cache={cache}
                  queue={{ kind: 'view', viewId: view.id }}
                  view={view}
                  name={view.name}
                  icon="view"
                  openKey={openKey}
                  counts={byKey.get(`view-${view.id}`)}
                />
                {mayEdit && (
                  <ActionIcon
                    size={24}
                    className={classes.edit}
                    aria-label={t('tickets:nav.editView', { name: view.name })}
                    title={t('tickets:nav.editView', { name: view.name })}
                    onClick={() => onEditView(view)}
                  >
                    <IconPencil size={14} stroke={1.75} aria-hidden />
                  </ActionIcon>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </nav>
  )
}

function QueueLink(props: {
  readonly cache: PageCache
  readonly queue: Exclude<QueueRef, { kind: 'conditions' }>
  readonly view?: View
  readonly name: string
  readonly icon: BuiltInQueue | 'view'
  readonly openKey: string
  readonly counts: { readonly count: number; readonly unread: number } | undefined
}) {
  const { cache, queue, view, name, icon, openKey, counts } = props
  const { t } = useTranslation('tickets')
  const format = useFormat()
  const key = queueKeyOf(queue)
  const Icon = queueIcons[icon]
  const alarm = icon === 'overdue' && counts !== undefined && counts.count > 0
  const onClick = (event: MouseEvent) => {
    event.preventDefault()
    queueAsked(key, event.timeStamp)
    openQueue(key)
  }
  return (
    <a
      href={`#/queue/${encodeURIComponent(key)}`}
      className={classes.link}
      aria-current={key === openKey ? 'page' : undefined}
      data-queue={key}
      data-unread={(counts?.unread ?? 0) > 0 || undefined}
      data-alarm={alarm || undefined}
      draggable={false}
      onClick={onClick}
      // The hand takes longer to press than the cache to answer.
      onPointerEnter={() => void cache.prefetch(sourceOf(key, queue, view))}
    >
      <span className={classes.icon}>
        <Icon size={16} stroke={1.75} aria-hidden />
        {counts !== undefined && counts.unread > 0 && <span className={classes.unread} aria-hidden />}
      </span>
      <span className={classes.name} dir="auto" title={name}>
        {name}
      </span>
      <span className={classes.count}>
        {counts && (
          <>
            <span aria-hidden>{format.number(counts.count)}</span>
            <span className="sb-visually-hidden">{t('tickets:nav.counts', { ...counts })}</span>
          </>
        )}
      </span>
    </a>
  )
}
