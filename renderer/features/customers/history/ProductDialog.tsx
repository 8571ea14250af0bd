import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { OwnedProductView } from '#shared/ipc/history'
import { run, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { useLimit } from '../../../ui/limit.tsx'
import classes from './history.module.css'

interface Form {
  readonly productId: string | null
  readonly serialNumber: string
  readonly boughtAt: string
  readonly warrantyUntil: string
  readonly contractName: string
  readonly contractUntil: string
}

function formOf(product: OwnedProductView | null): Form {
  return {
    productId: product?.productId ?? null,
    serialNumber: product?.serialNumber ?? '',
    boughtAt: product?.boughtAt ?? '',
    warrantyUntil: product?.warrantyUntil ?? '',
    contractName: product?.contract?.name ?? '',
    contractUntil: product?.contract?.until ?? '',
  }
}

function fieldsOf(form: Form) {
  const name = form.contractName.trim()
  return {
    serialNumber: form.serialNumber.trim(),
    boughtAt: form.boughtAt || null,
    warrantyUntil: form.warrantyUntil || null,
    contract: name ? { name, until: form.contractUntil || null } : null,
  }
}

/** A product of the customer. The end of the warranty is filled in from the product when it is bought. */
export function ProductDialog(props: {
  readonly customerId: string
  readonly product: OwnedProductView | null
  readonly onClose: () => void
}) {
  const { customerId, product, onClose } = props
  const { t } = useTranslation(['history', 'customers'])
  const limit = useLimit()
  /** What the person has before their eyes, whatever arrives meanwhile. */
  const [begun] = useState(() => formOf(product))
  const [form, setForm] = useState(begun)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const { data: catalogue } = useAsk('product.list', {})
  const set = (change: Partial<Form>) => setForm((before) => ({ ...before, ...change }))
  const known = catalogue?.map(({ id, name }) => ({ value: id, label: name })) ?? []
  const choices =
    product && !known.some(({ value }) => value === product.productId)
      ? [{ value: product.productId, label: product.name || t('history:products.unknown') }, ...known]
      : known
  const withWarranty = (change: Partial<Form>) => {
    const next = { ...form, ...change }
    const months = catalogue?.find(({ id }) => id === next.productId)?.warrantyMonths
    const isOwn = form.warrantyUntil !== '' && form.warrantyUntil === begun.warrantyUntil
    set(
      months && next.boughtAt !== '' && !isOwn
        ? { ...change, warrantyUntil: monthsAfter(next.boughtAt, months) }
        : change,
    )
  }

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (form.productId === null) return
    setBusy(true)
    try {
      const { productId } = form
      if (product) {
        const base = { productId: begun.productId ?? productId, ...fieldsOf(begun) }
        await run('ownedProduct.update', { ownedProductId: product.id, set: { productId, ...fieldsOf(form) }, base })
      } else {
        const fields = { customerId, productId, ...fieldsOf(form) }
        await run('ownedProduct.create', { ownedProductId: uuidv7(), fields })
      }
      onClose()
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }

  return (
    <FormDialog
      title={t(product ? 'history:products.editTitle' : 'history:products.add')}
      size={440}
      dirty={JSON.stringify(form) !== JSON.stringify(begun)}
      onClose={onClose}
    >
      <form className={classes.dialogForm} onSubmit={(event) => void save(event)} noValidate>
        <Select
          data-autofocus
          label={t('history:products.field.product')}
          data={choices}
          searchable
          value={form.productId}
          error={tried && form.productId === null ? t('history:products.field.required') : null}
          nothingFoundMessage={t('customers:picker.none')}
          onChange={(productId) => withWarranty({ productId })}
        />
        <TextInput
          label={t('history:products.field.serialNumber')}
          {...limit(form.serialNumber, 100)}
          value={form.serialNumber}
          onChange={(event) => set({ serialNumber: event.currentTarget.value })}
        />
        <div className={classes.two}>
          <TextInput
            type="date"
            label={t('history:products.field.boughtAt')}
            value={form.boughtAt}
            onChange={(event) => withWarranty({ boughtAt: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('history:products.field.warrantyUntil')}
            value={form.warrantyUntil}
            onChange={(event) => set({ warrantyUntil: event.currentTarget.value })}
          />
          <TextInput
            label={t('history:products.field.contractName')}
            {...limit(form.contractName, 200)}
            value={form.contractName}
            onChange={(event) => set({ contractName: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('history:products.field.contractUntil')}
            disabled={form.contractName.trim() === ''}
            value={form.contractUntil}
            onChange={(event) => set({ contractUntil: event.currentTarget.value })}
          />
        </div>
        <div className={classes.dialogActions}>
          {product && (
            <Button
              variant="subtle"
              color="var(--sb-danger-fill)"
              onClick={() => {
                run('ownedProduct.delete', { ownedProductId: product.id }).then(onClose, showFailure)
              }}
            >
              {t('history:products.remove')}
            </Button>
          )}
          <span className={classes.spring} />
          <Button onClick={onClose}>{t('customers:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('customers:edit.save')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}

/** The last day of the warranty: so many months later, the day before. */
function monthsAfter(day: string, months: number): string {
  const date = new Date(`${day}T12:00:00Z`)
  if (Number.isNaN(date.getTime())) return ''
  date.setUTCMonth(date.getUTCMonth() + months)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
