import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { type MouseEvent, memo } from 'react'
import type { View } from '#shared/domain/tickets'
import { type BuiltInQueue, builtInQueue } from '#shared/ipc/views'
import { useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openQueue, queueKeyOf, queueRefOf } from '../../../app/navigation.ts'
import type { PageCache } from './list/page-cache.ts'
import { queueAsked } from './painted.ts'
import classes from './QueueNav.module.css'
import { queueIcons, sourceOf } from './queue.ts'
import { orderedViews } from './views/ordered.ts'

interface Props {
  readonly cache: PageCache
  readonly openKey: string
  readonly onEditView: (view: View | null) => void
}

/** All queues with what waits in them, then the saved views. */
export const QueueNav = memo(function QueueNav({ cache, openKey, onEditView }: Props) {
  const { t } = useTranslation('tickets')
  const context = useAsk('app.context', {})
  const counts = useAsk('ticket.queues', {})
  const byKey = new Map(
    (counts.data ?? []).flatMap(({ queue, count, unread }) =>
      queue.kind === 'conditions' ? [] : [[queueKeyOf(queue), { count, unread }] as const],
    ),
  )
  const numbersOf = (key: string) => ({ count: byKey.get(key)?.count, unread: byKey.get(key)?.unread })
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
              queueKey={queue}
              name={t(`tickets:queue.${queue}`)}
              icon={queue}
              isOpen={queue === openKey}
              {...numbersOf(queue)}
            />
          </li>
        ))}
      </ul>
      <div className={classes.caption}>
        <h2 className={classes.captionText}>{t('tickets:nav.views')}</h2>
        <NewViewButton onEditView={onEditView} />
      </div>
      {views.length > 0 && (
        <ul className={classes.queues}>
          {views.map((view) => {
            const mayEdit = view.ownerId === null ? maySteer : view.ownerId === me?.id
            return (
              <li key={view.id} className={classes.viewItem}>
                <QueueLink
                  cache={cache}
                  queueKey={`view-${view.id}`}
                  view={view}
                  name={view.name}
                  icon="view"
                  isOpen={openKey === `view-${view.id}`}
                  {...numbersOf(`view-${view.id}`)}
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
})

const NewViewButton = memo(function NewViewButton({ onEditView }: Pick<Props, 'onEditView'>) {
  const { t } = useTranslation('tickets')
  return (
    <Tooltip label={t('tickets:nav.newView')}>
      <ActionIcon size={24} aria-label={t('tickets:nav.newView')} onClick={() => onEditView(null)}>
        <IconPlus size={14} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
})

const QueueLink = memo(function QueueLink(props: {
  readonly cache: PageCache
  /** Name of the queue in the address. */
  readonly queueKey: string
  readonly view?: View
  readonly name: string
  readonly icon: BuiltInQueue | 'view'
  readonly isOpen: boolean
  /** Undefined until they are known. */
  readonly count: number | undefined
  readonly unread: number | undefined
}) {
  const { cache, queueKey, view, name, icon, isOpen, count, unread = 0 } = props
  const { t } = useTranslation('tickets')
  const format = useFormat()
  const Icon = queueIcons[icon]
  const onClick = (event: MouseEvent) => {
    event.preventDefault()
    queueAsked(queueKey, event.timeStamp)
    openQueue(queueKey)
  }
  const prefetch = () => {
    const queue = queueRefOf(queueKey)
    if (queue) void cache.prefetch(sourceOf(queueKey, queue, view))
  }
  return (
    <a
      href={`#/queue/${encodeURIComponent(queueKey)}`}
      className={classes.link}
      aria-current={isOpen ? 'page' : undefined}
      data-queue={queueKey}
      data-unread={unread > 0 || undefined}
      data-alarm={(icon === 'overdue' && (count ?? 0) > 0) || undefined}
      draggable={false}
      onClick={onClick}
      // The hand takes longer to press than the cache to answer.
      onPointerEnter={prefetch}
    >
      <span className={classes.icon}>
        <Icon size={16} stroke={1.75} aria-hidden />
        {unread > 0 && <span className={classes.unread} aria-hidden />}
      </span>
      <span className={classes.name} dir="auto" title={name}>
        {name}
      </span>
      <span className={classes.count}>
        {count !== undefined && (
          <>
            <span aria-hidden>{format.number(count)}</span>
            <span className="sb-visually-hidden">{t('tickets:nav.counts', { count, unread })}</span>
          </>
        )}
      </span>
    </a>
  )
})
