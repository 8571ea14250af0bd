import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useTranslation } from '../../app/i18n.ts'
import classes from './SignIn.module.css'

/** What the ways to sign in have in common. */

interface FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | null
}

export function EmailField({ value, onChange, error }: FieldProps) {
  const { t } = useTranslation('signIn')
  return (
    <TextInput
      label={t('signIn:email')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      type="email"
      autoComplete="username"
    />
  )
}

/** With a `hint` a new password is asked for, else the one that is known. */
export function PasswordField({ value, onChange, error, hint }: FieldProps & { readonly hint?: string }) {
  const { t } = useTranslation('signIn')
  return (
    <PasswordInput
      label={t('signIn:password')}
      description={hint}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      autoComplete={hint === undefined ? 'current-password' : 'new-password'}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn:showPassword') }}
    />
  )
}

/** Why the last try failed, and the button for the next. */
export function FormEnd(props: { readonly problem: string | null; readonly busy: boolean; readonly submit: string }) {
  return (
    <>
      {props.problem && (
        <p className={classes.problem} role="alert">
          {props.problem}
        </p>
      )}
      <div className={classes.formActions}>
        <Button type="submit" variant="filled" loading={props.busy}>
          {props.submit}
        </Button>
      </div>
    </>
  )
}
