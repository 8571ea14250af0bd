import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { AppContext } from '#shared/ipc/views'
import { run, useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import classes from './Settings.module.css'
import { SignatureEditor } from './SignatureEditor.tsx'
import { keepUnsaved, unsaved } from './unsaved.ts'

export function Profile() {
  const context = useAsk('app.context', {})
  if (context.error && !context.data) return <ErrorState error={context.error} onRetry={() => void context.refetch()} />
  return context.data ? <ProfileForm key={context.data.me.id} context={context.data} /> : null
}

function ProfileForm({ context }: { readonly context: AppContext }) {
  const { t } = useTranslation(['settings', 'app'])
  const { me } = context
  // What the form began with is the base of the change: a colleague's edit in between is merged, not overwritten.
  const [base, setBase] = useState({ name: me.name, signatureHtml: me.signatureHtml })
  const [fields, setFields] = useState(() => ({ ...base, ...unsaved(me.id) }))
  const [busy, setBusy] = useState(false)
  const dirty = fields.name.trim() !== base.name || fields.signatureHtml !== base.signatureHtml
  const change = (patch: Partial<typeof fields>) => {
    const next = { ...fields, ...patch }
    setFields(next)
    keepUnsaved(me.id, next)
  }
  const save = async () => {
    setBusy(true)
    const set = { name: fields.name.trim(), signatureHtml: fields.signatureHtml }
    try {
      await run('profile.update', { set, base })
      keepUnsaved(me.id, null)
      setBase(set)
      showDone(t('settings:profile.saved'))
    } catch (failure) {
      showFailure(failure)
    }
    setBusy(false)
  }
  const teams = context.teams.filter(({ id }) => me.teamIds.includes(id)).map(({ name }) => name)

  return (
    <form
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextInput
        label={t('settings:profile.name')}
        description={t('settings:profile.nameHint')}
        value={fields.name}
        maxLength={200}
        required
        withAsterisk={false}
        autoComplete="name"
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <div>
        <p className={classes.legend} id="signature-label">
          {t('settings:profile.signature')}
        </p>
        <SignatureEditor
          labelledBy="signature-label"
          html={fields.signatureHtml}
          onChange={(signatureHtml) => change({ signatureHtml })}
        />
        <p className={classes.hint}>{t('settings:profile.signatureHint')}</p>
      </div>
      <div className={classes.row}>
        <Button type="submit" variant="filled" loading={busy} disabled={!dirty || fields.name.trim() === ''}>
          {t('settings:profile.save')}
        </Button>
        {dirty && <span className={classes.hint}>{t('settings:profile.unsaved')}</span>}
      </div>
      <dl className={classes.facts}>
        <dt>{t('settings:profile.email')}</dt>
        <dd data-selectable>{me.email}</dd>
        <dt>{t('settings:profile.role')}</dt>
        <dd>{t(`app:role.${me.role}`)}</dd>
        <dt>{t('settings:profile.teams')}</dt>
        <dd>{teams.length > 0 ? teams.join(', ') : t('settings:profile.noTeams')}</dd>
      </dl>
    </form>
  )
}
