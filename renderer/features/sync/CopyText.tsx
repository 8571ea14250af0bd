import { Button, CopyButton } from '@mantine/core'
import { useTranslation } from '../../app/i18n.ts'

export function CopyText({ text }: { readonly text: string }) {
  const { t } = useTranslation('sync')
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={copy}>
          {copied ? t('sync:attention.copied') : t('sync:attention.copy')}
        </Button>
      )}
    </CopyButton>
  )
}
