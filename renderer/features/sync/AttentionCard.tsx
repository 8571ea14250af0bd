import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import type { AttentionItem } from '#shared/ipc/views'
import { run, useAsk } from '../../app/data.ts'
import { rejectionText, useTranslation } from '../../app/i18n.ts'
import { openArticle, openTicket } from '../../app/navigation.ts'
import { showFailure } from '../../app/toasts.tsx'
import { confirm } from '../../ui/confirm.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { ChangeSubject } from './ChangeSubject.tsx'
import { CopyText } from './CopyText.tsx'
import classes from './OutboxScreen.module.css'
import { changeName, clashValue } from './words.ts'

const TextClash = lazy(() => import('../knowledge/index.ts').then((module) => ({ default: module.TextClash })))

/** A change that did not come through, with the person's words and every way on from here. */
export function AttentionCard({ item }: { readonly item: AttentionItem }) {
  const { t } = useTranslation(['sync', 'errors', 'app'])
  return (
    <li className={classes.card}>
      <div className={classes.cardHead}>
        <span className={classes.name}>{changeName(t, item.name)}</span>
        <ChangeSubject item={item} />
        <RelativeTime at={item.createdAt} />
      </div>
      <p className={classes.reason}>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
        <span>
          {t(`sync:attention.${item.kind}`)}. {reasonOf()}
        </span>
      </p>
      {item.clash ? <Clash item={item} clash={item.clash} /> : <Refused item={item} />}
    </li>
  )

  function reasonOf(): string {
    if (item.kind === 'clash') return t('sync:attention.clashBody')
    return item.kind === 'rejected' ? rejectionText(t, item.code) : t('sync:attention.recordBody')
  }
}

type Action = 'retry' | 'edit' | 'discard'
const resolve = (item: AttentionItem, action: Action) => run('attention.resolve', { id: item.id, action })

function Refused({ item }: { readonly item: AttentionItem }) {
  const { t } = useTranslation('sync')
  const { ticketId, subject } = item
  const discard = async () => {
    const agreed = await confirm({
      title: t('sync:discard.title'),
      body: t('sync:discard.bodyAttention'),
      confirm: t('sync:discard.confirm'),
      cancel: t('sync:discard.cancel'),
      danger: true,
    })
    if (agreed) await resolve(item, 'discard').catch(showFailure)
  }
  return (
    <>
      {item.text !== '' && (
        <p className={classes.quote} data-selectable>
          {item.text}
        </p>
      )}
      <div className={classes.cardActions}>
        {item.bodyHtml !== null && subject?.type === 'article' && (
          <Button
            size="compact-sm"
            onClick={() =>
              resolve(item, 'edit').then(
                () => openArticle(subject.id, { language: subject.language, view: 'edit' }),
                showFailure,
              )
            }
          >
            {t('sync:attention.edit')}
          </Button>
        )}
        {item.bodyHtml !== null && ticketId && (
          <Button size="compact-sm" onClick={() => resolve(item, 'edit').then(() => openTicket(ticketId), showFailure)}>
            {t('sync:attention.edit')}
          </Button>
        )}
        {item.canRetry && (
          <Button size="compact-sm" onClick={() => resolve(item, 'retry').catch(showFailure)}>
            {t('sync:attention.sendAgain')}
          </Button>
        )}
        {item.text !== '' && <CopyText text={item.text} />}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void discard()}>
          {t('sync:attention.discard')}
        </Button>
      </div>
    </>
  )
}

function Clash({ item, clash }: { readonly item: AttentionItem; readonly clash: NonNullable<AttentionItem['clash']> }) {
  const { t } = useTranslation(['sync', 'app', 'knowledge'])
  const { data: context } = useAsk('app.context', {})
  const names = useShelfNames(clash.field)
  const { subject } = item
  if (clash.field === 'text' && subject?.type === 'article') {
    const join = () =>
      resolve(item, 'edit').then(
        () => openArticle(subject.id, { language: subject.language, view: 'merge' }),
        showFailure,
      )
    return (
      <Suspense fallback={null}>
        <TextClash
          theirs={clash.theirs}
          yours={clash.yours}
          onKeepMine={() => resolve(item, 'retry').catch(showFailure)}
          onKeepTheirs={() => resolve(item, 'discard').catch(showFailure)}
          {...(clash.type === 'translation' ? { onJoin: () => void join() } : {})}
        />
      </Suspense>
    )
  }
  const field = t([`sync:field.${clash.field}`, clash.field])
  const yours = clashValue(t, context, clash.field, clash.yours, names)
  const theirs = clashValue(t, context, clash.field, clash.theirs, names)
  return (
    <div className={classes.sides}>
      <section className={classes.side}>
        <h3>
          {field}: {t('sync:attention.yours')}
        </h3>
        <p className={classes.quote} data-selectable>
          {yours}
        </p>
        <div className={classes.sideActions}>
          <Button size="compact-sm" onClick={() => resolve(item, 'retry').catch(showFailure)}>
            {t('sync:attention.keepMine')}
          </Button>
          <CopyText text={yours} />
        </div>
      </section>
      <section className={classes.side}>
        <h3>
          {field}: {t('sync:attention.theirs')}
        </h3>
        <p className={classes.quote} data-selectable>
          {theirs}
        </p>
        <div className={classes.sideActions}>
          <Button size="compact-sm" onClick={() => resolve(item, 'discard').catch(showFailure)}>
            {t('sync:attention.keepTheirs')}
          </Button>
        </div>
      </section>
    </div>
  )
}

/** Names of categories and products, where one of them is what two people chose differently. */
function useShelfNames(field: string): ReadonlyMap<string, string> {
  const categories = useAsk('category.list', {}, { enabled: field === 'categoryId' || field === 'parentId' }).data
  const products = useAsk('product.list', {}, { enabled: field === 'productIds' || field === 'productId' }).data
  return new Map([...(categories ?? []), ...(products ?? [])].map(({ id, name }) => [id, name]))
}
