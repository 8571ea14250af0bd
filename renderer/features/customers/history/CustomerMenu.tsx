import { ActionIcon, Menu } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconArrowsJoin2, IconDotsVertical, IconFileExport, IconUserOff } from '@tabler/icons-react'
import i18next from 'i18next'
import type { Customer } from '#shared/domain/people'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { usePaletteActions } from '../../../app/palette.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { CustomerPicker } from '../CustomerPicker.tsx'
import classes from './history.module.css'
import { openMerge } from './MergeDialog.tsx'
import { openErase, saveExport } from './privacy.tsx'

/** What is done with a customer seldom: merge, hand out what is known, erase. The last two are the administrators'. */
export function CustomerMenu({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('history')
  const { data: context } = useAsk('app.context', {})
  const isAdmin = context?.me.role === 'admin'
  const merge = () => pickForMerge(customer)
  usePaletteActions([
    { id: 'customer.merge', label: t('history:menu.merge'), icon: IconArrowsJoin2, run: merge },
    ...(isAdmin
      ? [
          {
            id: 'customer.export',
            label: t('history:menu.exportJson'),
            icon: IconFileExport,
            run: () => void saveExport(customer, 'json').catch(showFailure),
          },
          { id: 'customer.erase', label: t('history:menu.erase'), icon: IconUserOff, run: () => openErase(customer) },
        ]
      : []),
  ])
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <ActionIcon size={30} variant="default" aria-label={t('history:menu.label')} title={t('history:menu.label')}>
          <IconDotsVertical size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowsJoin2 size={16} stroke={1.5} aria-hidden />} onClick={merge}>
          {t('history:menu.merge')}
        </Menu.Item>
        {isAdmin && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('history:menu.privacy')}</Menu.Label>
            {(['html', 'json'] as const).map((format) => (
              <Menu.Item
                key={format}
                leftSection={<IconFileExport size={16} stroke={1.5} aria-hidden />}
                onClick={() => void saveExport(customer, format).catch(showFailure)}
              >
                {t(format === 'html' ? 'history:menu.exportHtml' : 'history:menu.exportJson')}
              </Menu.Item>
            ))}
            <Menu.Item
              color="var(--sb-danger)"
              leftSection={<IconUserOff size={16} stroke={1.5} aria-hidden />}
              onClick={() => openErase(customer)}
            >
              {t('history:menu.erase')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function pickForMerge(customer: Customer): void {
  const modalId = crypto.randomUUID()
  modals.open({
    modalId,
    title: i18next.t('history:merge.pickTitle', { name: customer.name }),
    size: 440,
    closeButtonProps: { 'aria-label': i18next.t('customers:close') },
    children: (
      <div className={classes.pick}>
        <CustomerPicker
          autoFocus
          label={i18next.t('history:merge.pick')}
          onPick={({ id }) => {
            if (id === customer.id) return
            modals.close(modalId)
            openMerge(customer.id, id)
          }}
        />
      </div>
    ),
  })
}
