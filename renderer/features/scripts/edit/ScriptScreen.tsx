import { Button } from '@mantine/core'
import { IconRouteOff } from '@tabler/icons-react'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openScripts } from '../../../app/navigation.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { ScriptEditor } from './ScriptEditor.tsx'

/** Waits until it is known what the person has begun, so that nothing is put over it. */
export function ScriptScreen({ scriptId, view }: { readonly scriptId: string; readonly view: string | null }) {
  // All words are there before the first draw.
  const { t } = useTranslation(['scripts', 'conversation', 'tickets'])
  const found = useAsk('script.get', { scriptId })
  const { data: context } = useAsk('app.context', {})
  const { data: known } = useAsk('script.known', {})
  if (found.error && found.data === undefined)
    return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined || context === undefined) return null
  if (found.data === null)
    return (
      <EmptyState icon={IconRouteOff} title={t('scripts:gone.title')} body={t('scripts:gone.body')}>
        <Button onClick={openScripts}>{t('scripts:gone.back')}</Button>
      </EmptyState>
    )
  return <ScriptEditor {...found.data} context={context} known={known} view={view} />
}
