import { ActionIcon, CopyButton } from '@mantine/core'
import { IconCheck, IconLink } from '@tabler/icons-react'
import type { LinkedRecord } from '#shared/ipc/shell'
import { useTranslation } from '../../app/i18n.ts'

/** The record's address, for a mail or a chat: opened there, it leads back here. */
export function CopyLink({ record }: { readonly record: LinkedRecord }) {
  const { t } = useTranslation('customers')
  return (
    <CopyButton value={`switchboard://${record.type}/${record.id}`}>
      {({ copied, copy }) => {
        const label = copied ? t('customers:copied') : t('customers:copyLink')
        const Icon = copied ? IconCheck : IconLink
        return (
          <ActionIcon size={30} variant="default" aria-label={label} title={label} onClick={copy}>
            <Icon size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        )
      }}
    </CopyButton>
  )
}
