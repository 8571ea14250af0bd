import { Button } from '@mantine/core'
import { IconPhone, IconPhoneCalling, IconPhoneOutgoing, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { dial } from '../../app/dial.ts'
import { useTranslation } from '../../app/i18n.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { CallbackDialog } from './CallbackDialog.tsx'

/** The middle while nothing of the list is open. */
export function NothingChosen({ at }: { readonly at: 'calls' | 'callbacks' }) {
  const { t } = useTranslation('calls')
  const [making, setMaking] = useState(false)
  return (
    <>
      <EmptyState
        icon={at === 'calls' ? IconPhone : IconPhoneCalling}
        title={t(`calls:none.${at}.title`)}
        body={t(`calls:none.${at}.body`)}
      >
        <Button
          leftSection={<IconPhoneOutgoing size={16} stroke={1.5} aria-hidden />}
          onClick={() => dial({ number: '' })}
        >
          {t('calls:action.dial')}
        </Button>
        <Button leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={() => setMaking(true)}>
          {t('calls:action.promise')}
        </Button>
      </EmptyState>
      {making && <CallbackDialog onClose={() => setMaking(false)} />}
    </>
  )
}
