import { TextInput } from '@mantine/core'
import i18next from 'i18next'
import { type FormEvent, useState } from 'react'
import type { LocalCommandArgs } from '#shared/ipc/contract'
import { useTranslation } from '../../app/i18n.ts'
import { checkEmail, checkNewPassword, checkRequired, type Problem } from './checks.ts'
import { EmailField, FormEnd, PasswordField } from './Fields.tsx'
import classes from './SignIn.module.css'

export function LocalForm(props: {
  readonly busy: boolean
  readonly problem: string | null
  readonly onSubmit: (args: LocalCommandArgs<'session.startLocal'>) => void
}) {
  const { t } = useTranslation('signIn')
  const [workspaceName, setWorkspaceName] = useState('')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const problems = {
    workspaceName: checkRequired(workspaceName),
    name: checkRequired(name),
    email: checkEmail(email),
    password: checkNewPassword(password),
  }
  const shown = (problem: Problem) => (tried && problem ? t(`signIn:check.${problem}`) : null)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.values(problems).some(Boolean)) return
    props.onSubmit({ workspaceName, name, email, password, language: i18next.resolvedLanguage ?? 'en' })
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label={t('signIn:local.workspaceName')}
        value={workspaceName}
        onChange={(event) => setWorkspaceName(event.currentTarget.value)}
        error={shown(problems.workspaceName)}
        autoComplete="organization"
        maxLength={200}
      />
      <TextInput
        label={t('signIn:local.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={shown(problems.name)}
        autoComplete="name"
        maxLength={200}
      />
      <EmailField value={email} onChange={setEmail} error={shown(problems.email)} />
      <PasswordField
        value={password}
        onChange={setPassword}
        error={shown(problems.password)}
        hint={t('signIn:local.passwordHint')}
      />
      <FormEnd problem={props.problem} busy={props.busy} submit={t('signIn:local.submit')} />
    </form>
  )
}
