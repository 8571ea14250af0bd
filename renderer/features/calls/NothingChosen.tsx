import { Button } from '@mantine/core'
import { IconPhone, IconPhoneCalling, IconPhoneOutgoing, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk } from '../../app/data.ts'
import { dial } from '../../app/dial.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openCalls } from '../../app/navigation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { CallbackDialog } from './CallbackDialog.tsx'
import { useCallName } from './CallMarks.tsx'
import { currentCall } from './call-actions.ts'

/** The middle while nothing of the list is open. */
export function NothingChosen({ at }: { readonly at: 'calls' | 'callbacks' }) {
  const { t } = useTranslation('calls')
  const [making, setMaking] = useState(false)
  const nameOf = useCallName()
  const calls = useAsk('call.mine', {}).data
  const current = at === 'calls' && calls ? currentCall(calls) : undefined
  return (
    <>
      <EmptyState
        icon={at === 'calls' ? IconPhone : IconPhoneCalling}
        title={current ? t(`calls:state.${current.state}`) : t(`calls:none.${at}.title`)}
        body={current ? nameOf(current) : t(`calls:none.${at}.body`)}
      >
        {current && (
          <Button variant="filled" onClick={() => openCalls(current.id)}>
            {t('calls:bar.open')}
          </Button>
        )}
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
