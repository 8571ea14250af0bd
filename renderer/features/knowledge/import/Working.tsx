import { Button, Progress } from '@mantine/core'
import type { TransferState } from '#shared/ipc/transfer'
import { run } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showFailure } from '../../../app/toasts.tsx'
import classes from './transfer.module.css'

/** How far it is, and a way to stop. */
export function Working({ state }: { readonly state: TransferState }) {
  const { t } = useTranslation('knowledgeFlow')
  const format = useFormat()
  const { kind, phase, done, total } = state
  const name = t(`knowledgeFlow:transfer.working.${phase === 'reading' ? 'reading' : kind}`)
  return (
    <div className={classes.working}>
      <p className={classes.workingName} role="status">
        {name}
      </p>
      <Progress.Root size={8}>
        <Progress.Section value={total === 0 ? 0 : (done / total) * 100} aria-label={name} />
      </Progress.Root>
      <p className={classes.meta}>
        {total > 0 && t('knowledgeFlow:transfer.progress', { done: format.number(done), total: format.number(total) })}
      </p>
      <Button onClick={() => void run('transfer.cancel', {}).catch(showFailure)}>
        {t('knowledgeFlow:transfer.stop')}
      </Button>
    </div>
  )
}
