import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { OwnedProductView } from '#shared/ipc/history'
import { warrantyState } from '#shared/rules/warranty'
import { formatLocale } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import type { GroupHeading } from '../Facts.tsx'
import classes from './history.module.css'
import { ProductDialog } from './ProductDialog.tsx'

const shownFirst = 4

/** What the customer owns: serial number, when it was bought, warranty, contract, and what is known to go wrong with it. */
export function Products(props: {
  readonly customerId: string
  readonly products: readonly OwnedProductView[]
  readonly heading: GroupHeading
  readonly editable?: boolean
}) {
  const { customerId, products, heading: Heading, editable = false } = props
  const { t } = useTranslation('history')
  const [all, setAll] = useState(false)
  const [edited, setEdited] = useState<OwnedProductView | 'new' | null>(null)
  if (products.length === 0 && !editable) return null
  const shown = all ? products : products.slice(0, shownFirst)
  return (
    <section className={classes.group} aria-label={t('history:products.title')}>
      <div className={classes.groupHead}>
        <Heading className={classes.groupTitle}>
          {t('history:products.title')} <span className={classes.count}>{products.length}</span>
        </Heading>
        {editable && (
          <ActionIcon
            size={24}
            variant="subtle"
            aria-label={t('history:products.add')}
            title={t('history:products.add')}
            onClick={() => setEdited('new')}
          >
            <IconPlus size={14} stroke={1.5} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {products.length === 0 && <p className={classes.quiet}>{t('history:products.none')}</p>}
      <ul className={classes.products}>
        {shown.map((product) => (
          <Product key={product.id} product={product} onEdit={editable ? () => setEdited(product) : undefined} />
        ))}
      </ul>
      {products.length > shown.length && (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
          {t('history:products.showAll', { count: products.length - shown.length })}
        </Button>
      )}
      {edited && (
        <ProductDialog
          customerId={customerId}
          product={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  )
}

function Product({
  product,
  onEdit,
}: {
  readonly product: OwnedProductView
  readonly onEdit: (() => void) | undefined
}) {
  const { t, i18n } = useTranslation('history')
  const locale = formatLocale(i18n.resolvedLanguage)
  const { serialNumber, boughtAt, warranty, warrantyUntil, contract, problems } = product
  const name = product.name || t('history:products.unknown')
  const contractState = contract?.until ? warrantyState(contract.until, Date.now()) : 'valid'
  return (
    <li className={classes.product}>
      <div className={classes.productHead}>
        <span className={classes.productName}>{name}</span>
        {onEdit && (
          <ActionIcon
            size={24}
            variant="subtle"
            className={classes.hoverButton ?? ''}
            aria-label={t('history:products.edit', { name })}
            title={t('history:products.editShort')}
            onClick={onEdit}
          >
            <IconPencil size={14} stroke={1.5} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <p className={classes.productFacts} data-selectable>
        {[serialNumber, boughtAt && t('history:products.bought', { date: dayText(locale, boughtAt) })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className={classes.badges}>
        <span className={classes.badge} data-state={warranty}>
          {t(`history:products.warranty.${warranty}`, {
            date: warrantyUntil ? dayText(locale, warrantyUntil) : '',
          })}
        </span>
        {contract && (
          <span className={classes.badge} data-state={contractState}>
            {contract.until
              ? t('history:products.contractUntil', { name: contract.name, date: dayText(locale, contract.until) })
              : contract.name}
          </span>
        )}
      </p>
      {problems.length > 0 && (
        <details className={classes.problems}>
          <summary>{t('history:products.problems', { count: problems.length })}</summary>
          <ul>
            {problems.map(({ title, articleId }) => (
              <li key={title}>
                {articleId === null ? (
                  title
                ) : (
                  <button type="button" className={classes.textButton} onClick={() => openArticle(articleId)}>
                    {title}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

const days = new Map<string, Intl.DateTimeFormat>()

/** A calendar day as it stands on paper, whatever the zone of the reader. */
function dayText(locale: string, day: string): string {
  let format = days.get(locale)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
    days.set(locale, format)
  }
  return format.format(new Date(`${day}T12:00:00Z`))
}
