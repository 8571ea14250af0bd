import { Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Account } from '#shared/ipc/views'
import { useTranslation } from '../../app/i18n.ts'
import { checkEmail, checkRequired, checkUrl, completeUrl, type Problem, unprotectedHost } from './checks.ts'
import { EmailField, FormEnd, PasswordField } from './Fields.tsx'
import classes from './SignIn.module.css'

export interface Connection {
  readonly url: string
  readonly email: string
  readonly password: string
}

export function ConnectForm(props: {
  /** An account that signed out. Where a workspace on this computer listens is nothing to ask a person. */
  readonly start: { readonly serverUrl: string; readonly email: string; readonly kind: Account['kind'] } | null
  readonly busy: boolean
  readonly problem: string | null
  readonly onSubmit: (connection: Connection) => void
}) {
  const { t } = useTranslation('signIn')
  const [url, setUrl] = useState(props.start?.serverUrl ?? '')
  const [email, setEmail] = useState(props.start?.email ?? '')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  // Agreed for this very host: a correction of the address asks again.
  const [agreedHost, setAgreedHost] = useState<string | null>(null)
  const asksUrl = props.start?.kind !== 'local'
  const openHost = asksUrl ? unprotectedHost(url) : null
  const unagreed: Problem = openHost !== null && openHost !== agreedHost ? 'insecure' : null
  const problems = { url: checkUrl(url), email: checkEmail(email), password: checkRequired(password) }
  const shown = (problem: Problem) => (tried && problem ? t(`signIn:check.${problem}`) : null)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problems.url || problems.email || problems.password || unagreed) return
    props.onSubmit({ url: completeUrl(url), email, password })
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {asksUrl && (
        <TextInput
          label={t('signIn:connect.url')}
          placeholder={t('signIn:connect.urlHint')}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
          error={shown(problems.url)}
          inputMode="url"
          autoComplete="url"
          spellCheck={false}
        />
      )}
      {openHost !== null && (
        <div className={classes.insecure}>
          <p>{t('signIn:connect.insecureWarning', { host: openHost })}</p>
          <Checkbox
            label={t('signIn:connect.insecureAgree', { host: openHost })}
            checked={agreedHost === openHost}
            onChange={(event) => setAgreedHost(event.currentTarget.checked ? openHost : null)}
            error={shown(unagreed)}
          />
        </div>
      )}
      <EmailField value={email} onChange={setEmail} error={shown(problems.email)} />
      <PasswordField value={password} onChange={setPassword} error={shown(problems.password)} />
      <FormEnd problem={props.problem} busy={props.busy} submit={t('signIn:connect.submit')} />
    </form>
  )
}
