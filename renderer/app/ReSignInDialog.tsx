import { Button, Modal, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { toFailure } from './bridge.ts'
import { run, useAsk } from './data.ts'
import classes from './dialogs.module.css'
import { failureText, useTranslation } from './i18n.ts'

/** The server ended the session: the password again, everything else is known. */
export function ReSignInDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['app', 'errors'])
  const { data: status } = useAsk('app.status', {})
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const account = status?.account
  if (!account) return null

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    const { key, serverUrl, email } = account
    run('session.connect', { key, url: serverUrl, email, password }).then(onClose, (caught) => {
      setBusy(false)
      setProblem(failureText(t, toFailure(caught)))
    })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('app:reSignIn.title')}
      size={400}
      closeButtonProps={{ 'aria-label': t('app:dialog.close') }}
    >
      <form className={classes.body} onSubmit={submit}>
        <p>{t('app:reSignIn.body')}</p>
        <TextInput label={t('app:reSignIn.email')} value={account.email} readOnly autoComplete="username" />
        <PasswordInput
          label={t('app:reSignIn.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={problem}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('app:reSignIn.show') }}
          data-autofocus
          required
        />
        <div className={classes.actions}>
          <Button onClick={onClose}>{t('app:reSignIn.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('app:reSignIn.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
