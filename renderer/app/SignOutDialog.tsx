import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { run, useAsk } from './data.ts'
import classes from './dialogs.module.css'
import { useTranslation } from './i18n.ts'
import { showFailure } from './toasts.tsx'
import { saveEverything } from './writing/window-saver.ts'

/** Says what has not gone out yet, and lets the person wait for it. Nothing is thrown away either way. */
export function SignOutDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('app')
  const { data: status } = useAsk('app.status', {})
  const [waiting, setWaiting] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const left = status?.waiting ?? 0
  const online = status?.connection === 'online' || status?.connection === 'connecting'

  const leave = () => {
    setLeaving(true)
    saveEverything()
      .then(() => run('session.signOut', {}))
      .then(onClose, (failure) => {
        setLeaving(false)
        setWaiting(false)
        showFailure(failure)
      })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaves once, when the last change has gone
  useEffect(() => {
    if (waiting && left === 0 && !leaving) leave()
  }, [waiting, left])

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('app:signOut.title')}
      size={440}
      closeButtonProps={{ 'aria-label': t('app:dialog.close') }}
    >
      <div className={classes.body}>
        <p>{t('app:signOut.body', { workspace: status?.account?.workspaceName ?? '' })}</p>
        {left > 0 && (
          <p>
            <strong>{t('app:signOut.waiting', { count: left })}</strong> {t('app:signOut.kept', { count: left })}
          </p>
        )}
        {left > 0 && !online && <p>{t('app:signOut.offline')}</p>}
      </div>
      <div className={classes.actions}>
        <Button onClick={onClose} data-autofocus>
          {t('app:signOut.cancel')}
        </Button>
        {left > 0 && (
          <Button
            disabled={waiting}
            onClick={() => {
              setWaiting(true)
              run('sync.now', {}).catch(showFailure)
            }}
          >
            {waiting ? t('app:signOut.waitingNow', { count: left }) : t('app:signOut.wait')}
          </Button>
        )}
        <Button variant="filled" loading={leaving} onClick={leave}>
          {left > 0 ? t('app:signOut.anyway') : t('app:signOut.confirm')}
        </Button>
      </div>
    </Modal>
  )
}
