import { Button, MultiSelect, PasswordInput, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { password as passwordSchema } from '#shared/api/auth'
import { type Role, role as roleSchema, type Team, type User } from '#shared/domain/people'
import { emailAddress } from '#shared/domain/primitives'
import { toFailure } from '../../app/bridge.ts'
import { run } from '../../app/data.ts'
import { failureText, useTranslation } from '../../app/i18n.ts'
import { showDone } from '../../app/toasts.tsx'
import { confirm } from '../../ui/confirm.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import classes from './Settings.module.css'

/** Adds a person, or changes one. What was typed stays when the server says no. */
export function PersonDialog(props: {
  readonly person: User | null
  readonly isMe: boolean
  readonly teams: readonly Team[]
  readonly onClose: () => void
}) {
  const { person, isMe, teams, onClose } = props
  const { t } = useTranslation(['settings', 'errors', 'app'])
  const [name, setName] = useState(person?.name ?? '')
  const [email, setEmail] = useState(person?.email ?? '')
  const [role, setRole] = useState<Role>(person?.role ?? 'agent')
  const [teamIds, setTeamIds] = useState<string[]>(person?.teamIds ?? [])
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const dirty =
    name !== (person?.name ?? '') ||
    email !== (person?.email ?? '') ||
    role !== (person?.role ?? 'agent') ||
    password !== '' ||
    String(teamIds) !== String(person?.teamIds ?? [])
  const nameProblem = name.trim() === '' ? t('settings:people.required') : null
  const emailProblem = person || emailAddress.safeParse(email).success ? null : t('settings:people.emailInvalid')
  const passwordOk = passwordSchema.safeParse(password).success || (person !== null && password === '')
  const passwordProblem = passwordOk ? null : t('settings:people.passwordShort')

  const send = async (work: () => Promise<unknown>, done: string) => {
    setBusy(true)
    setProblem(null)
    try {
      await work()
      showDone(done)
      onClose()
    } catch (caught) {
      const failure = toFailure(caught)
      const taken = person === null && failure.error.code === 'conflict'
      setProblem(taken ? t('settings:people.emailTaken') : failureText(t, failure))
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (nameProblem || emailProblem || passwordProblem) return
    const shared = { name: name.trim(), role, teamIds }
    if (!person)
      return void send(
        () => run('admin.userCreate', { ...shared, email, password }),
        t('settings:people.added', { name }),
      )
    const patch = { ...shared, ...(password === '' ? {} : { password }), version: person.version }
    void send(() => run('admin.userPatch', { id: person.id, patch }), t('settings:people.savedPerson', { name }))
  }
  const setActive = async (active: boolean) => {
    if (!person) return
    const agreed =
      active ||
      (await confirm({
        title: t('settings:people.deactivateTitle', { name: person.name }),
        body: t('settings:people.deactivateBody'),
        confirm: t('settings:people.deactivate'),
        cancel: t('settings:people.cancel'),
        danger: true,
      }))
    if (!agreed) return
    await send(
      () => run('admin.userPatch', { id: person.id, patch: { active, version: person.version } }),
      t('settings:people.savedPerson', { name: person.name }),
    )
  }

  return (
    <FormDialog
      title={person ? t('settings:people.editTitle', { name: person.name }) : t('settings:people.addTitle')}
      size={440}
      dirty={dirty}
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('settings:people.name')}
          value={name}
          maxLength={200}
          data-autofocus
          error={tried && nameProblem}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('settings:people.email')}
          type="email"
          value={email}
          readOnly={person !== null}
          error={tried && emailProblem}
          autoComplete="off"
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Select
          label={t('settings:people.role')}
          value={role}
          disabled={isMe}
          data={roleSchema.options.map((value) => ({ value, label: t(`app:role.${value}`) }))}
          onChange={(value) => value && setRole(value as Role)}
        />
        <MultiSelect
          label={t('settings:people.teams')}
          value={teamIds}
          data={teams.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={setTeamIds}
          searchable
        />
        <PasswordInput
          label={person ? t('settings:people.newPassword') : t('settings:people.password')}
          description={person ? t('settings:people.newPasswordHint') : t('settings:people.passwordHint')}
          value={password}
          error={tried && passwordProblem}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('settings:people.show') }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {problem && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={classes.formActions}>
          {person && !isMe && (
            <Button data-start disabled={busy} onClick={() => void setActive(!person.active)}>
              {person.active ? t('settings:people.deactivate') : t('settings:people.reactivate')}
            </Button>
          )}
          <Button onClick={onClose}>{t('settings:people.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {person ? t('settings:people.save') : t('settings:people.create')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
