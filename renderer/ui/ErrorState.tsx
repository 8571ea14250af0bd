import { Button, CopyButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { toFailure } from '../app/bridge.ts'
import { failureText, useTranslation } from '../app/i18n.ts'
import { EmptyState } from './EmptyState.tsx'

/** What went wrong in a sentence, a way to try again, and the details for whoever is asked for help. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation(['app', 'errors'])
  const failure = toFailure(error)
  return (
    <div role="alert" style={{ height: '100%' }}>
      <EmptyState icon={IconAlertTriangle} title={t('app:error.title')} body={failureText(t, failure)}>
        {onRetry && <Button onClick={onRetry}>{t('app:error.retry')}</Button>}
        <CopyButton value={detailsOf(error)}>
          {({ copied, copy }) => (
            <Button variant="subtle" onClick={copy}>
              {copied ? t('app:error.copied') : t('app:error.copy')}
            </Button>
          )}
        </CopyButton>
      </EmptyState>
    </div>
  )
}

function detailsOf(error: unknown): string {
  const failure = toFailure(error)
  const cause = failure.cause instanceof Error ? failure.cause : error instanceof Error ? error : undefined
  return JSON.stringify(
    {
      code: failure.error.code,
      detail: failure.error.detail,
      message: cause?.message,
      stack: cause?.stack,
      at: new Date().toISOString(),
    },
    null,
    2,
  )
}
