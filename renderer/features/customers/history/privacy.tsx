import { Button, Radio, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconUserOff } from '@tabler/icons-react'
import i18next from 'i18next'
import { useState } from 'react'
import type { ErasureMode } from '#shared/domain/customers'
import type { Customer } from '#shared/domain/people'
import { run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { lastQueue, openCustomer, openQueue } from '../../../app/navigation.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { exportWords } from './export-words.ts'
import classes from './history.module.css'

/** Hands out everything that is known of a person, as a file that is kept where the administrator says. */
export async function saveExport(customer: Customer, format: 'json' | 'html'): Promise<void> {
  const language = i18next.resolvedLanguage ?? 'en'
  const path = await run('admin.customerExport', {
    customerId: customer.id,
    format,
    fileName: `${customer.name.slice(0, 80)}.${format}`,
    words: await exportWords(language),
    language,
  })
  if (path !== null) showDone(i18next.t('history:exported', { path }))
}

/** Says what will happen, asks once by the name and once more plainly. */
export function openErase(customer: Customer): void {
  const modalId = crypto.randomUUID()
  modals.open({
    modalId,
    title: i18next.t('history:erase.title', { name: customer.name }),
    size: 520,
    closeButtonProps: { 'aria-label': i18next.t('customers:close') },
    children: <EraseForm customer={customer} onClose={() => modals.close(modalId)} />,
  })
}

const modes: readonly ErasureMode[] = ['pseudonymise', 'erase']

function EraseForm({ customer, onClose }: { readonly customer: Customer; readonly onClose: () => void }) {
  const { t } = useTranslation(['history', 'customers'])
  const [mode, setMode] = useState<ErasureMode>('pseudonymise')
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const agrees = typed.trim().toLowerCase() === customer.name.trim().toLowerCase()

  const erase = async () => {
    const sure = await confirm({
      title: t(`history:erase.sure.${mode}`, { name: customer.name }),
      body: t('history:erase.noWayBack'),
      confirm: t(`history:erase.confirm.${mode}`),
      cancel: t('customers:cancel'),
      danger: true,
    })
    if (!sure) return
    setBusy(true)
    try {
      await run('admin.customerErase', { customerId: customer.id, mode })
      onClose()
      if (mode === 'erase') openQueue(lastQueue())
      else openCustomer(customer.id)
      showDone(t(`history:erase.done.${mode}`))
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }

  return (
    <form
      className={classes.dialogForm}
      onSubmit={(event) => {
        event.preventDefault()
        if (agrees) void erase()
      }}
    >
      <Radio.Group value={mode} onChange={(value) => setMode(value as ErasureMode)} label={t('history:erase.how')}>
        <div className={classes.modes}>
          {modes.map((each) => (
            <Radio
              key={each}
              value={each}
              label={t(`history:erase.mode.${each}`)}
              description={t(`history:erase.what.${each}`)}
            />
          ))}
        </div>
      </Radio.Group>
      <p className={classes.quiet}>{t('history:erase.everywhere')}</p>
      <TextInput
        label={t('history:erase.type', { name: customer.name })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
      />
      <div className={classes.dialogActions}>
        <Button onClick={onClose}>{t('customers:cancel')}</Button>
        <Button
          type="submit"
          variant="filled"
          color="var(--sb-danger-fill)"
          loading={busy}
          disabled={!agrees}
          leftSection={<IconUserOff size={16} stroke={1.5} aria-hidden />}
        >
          {t(`history:erase.confirm.${mode}`)}
        </Button>
      </div>
    </form>
  )
}
