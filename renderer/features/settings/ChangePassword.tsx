import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { password as passwordSchema } from '#shared/api/auth'
import { toFailure } from '../../app/bridge.ts'
import { queryClient, run, useAsk } from '../../app/data.ts'
import { failureText, useTranslation } from '../../app/i18n.ts'
import { showDone } from '../../app/toasts.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import classes from './Settings.module.css'

/** Not in the demo: everybody there has one password, by which the window signs in without asking. */
export function ChangePassword() {
  const { t } = useTranslation('settings')
  const { data: status } = useAsk('app.status', {})
  const [open, setOpen] = useState(false)
  if (status?.account?.kind === 'demo') return null
  const offline = status?.connection !== 'online'
  return (
    <>
      <h3 className={classes.heading}>{t('settings:security.passwords.password')}</h3>
      <p className={classes.text}>
        {t(offline ? 'settings:security.passwords.offline' : 'settings:security.passwords.passwordHint')}
      </p>
      <Button className={classes.below} disabled={offline} onClick={() => setOpen(true)}>
        {t('settings:security.passwords.change')}
      </Button>
      {open && <PasswordDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['settings', 'errors'])
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  const oldProblem =
    old === ''
      ? t('settings:security.passwords.required')
      : old === refused
        ? t('settings:security.passwords.wrong')
        : null
  const freshProblem = passwordSchema.safeParse(fresh).success ? null : t('settings:security.passwords.short')
  const againProblem = again === fresh ? null : t('settings:security.passwords.differs')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (oldProblem || freshProblem || againProblem) return
    setBusy(true)
    setProblem(null)
    try {
      await run('session.changePassword', { oldPassword: old, newPassword: fresh })
      for (const name of ['session.list', 'connection.list']) void queryClient.invalidateQueries({ queryKey: [name] })
      showDone(t('settings:security.passwords.changed'))
      onClose()
    } catch (caught) {
      const failure = toFailure(caught)
      // The new one has been checked here, so it is the old one that the server does not accept.
      if (failure.error.code === 'invalid') setRefused(old)
      else setProblem(failureText(t, failure))
      setBusy(false)
    }
  }

  const field = (
    label: 'old' | 'new' | 'repeat',
    value: string,
    onChange: (value: string) => void,
    error: string | null,
  ) => (
    <PasswordInput
      label={t(`settings:security.passwords.${label}`)}
      {...(label === 'new' ? { description: t('settings:security.passwords.newHint') } : {})}
      value={value}
      maxLength={256}
      {...(label === 'old' ? { 'data-autofocus': true } : {})}
      error={tried && error}
      autoComplete={label === 'old' ? 'current-password' : 'new-password'}
      visibilityToggleButtonProps={{ 'aria-label': t('settings:security.passwords.show') }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
  return (
    <FormDialog
      title={t('settings:security.passwords.changeTitle')}
      size={400}
      dirty={old + fresh + again !== ''}
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        {field('old', old, setOld, oldProblem)}
        {field('new', fresh, setFresh, freshProblem)}
        {field('repeat', again, setAgain, againProblem)}
        {problem && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={classes.formActions}>
          <Button onClick={onClose}>{t('settings:security.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('settings:security.passwords.change')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
