import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import type { AppContext } from '#shared/ipc/views'
import { run, useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { type KeptForm, useUnsaved } from '../../app/unsaved.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import classes from './Settings.module.css'
import { SignatureEditor } from './SignatureEditor.tsx'

export function Profile() {
  const context = useAsk('app.context', {})
  if (context.error && !context.data) return <ErrorState error={context.error} onRetry={() => void context.refetch()} />
  return context.data ? <Begun key={context.data.me.id} context={context.data} /> : null
}

const fieldsSchema = z.object({ name: z.string(), signatureHtml: z.string() })
type Fields = z.infer<typeof fieldsSchema>

function fieldsFrom(content: string | null): Fields | null {
  try {
    return fieldsSchema.parse(JSON.parse(content ?? ''))
  } catch {
    return null
  }
}

/** Shows what somebody typed into their profile and has not saved: it is there again when they come back. */
function Begun({ context }: { readonly context: AppContext }) {
  const { begun, kept } = useUnsaved(context.me.id, 'profile', fieldsFrom)
  // A form in use stays when asking again fails, e.g. after the data process was started anew.
  if (begun.error && begun.data === undefined)
    return <ErrorState error={begun.error} onRetry={() => void begun.refetch()} />
  return begun.data === undefined ? null : <ProfileForm context={context} begun={begun.data} kept={kept} />
}

function ProfileForm(props: { readonly context: AppContext; readonly begun: Fields | null; readonly kept: KeptForm }) {
  const { context, begun, kept } = props
  const { t } = useTranslation(['settings', 'app'])
  const { me } = context
  // What the form began with is the base of the change: a colleague's edit in between is merged, not overwritten.
  const [base, setBase] = useState({ name: me.name, signatureHtml: me.signatureHtml })
  const [fields, setFields] = useState<Fields>(begun ?? base)
  const [busy, setBusy] = useState(false)
  const dirty = fields.name.trim() !== base.name || fields.signatureHtml !== base.signatureHtml
  const change = (patch: Partial<typeof fields>) => {
    const next = { ...fields, ...patch }
    setFields(next)
    kept.keep(JSON.stringify(next))
  }
  const save = async () => {
    setBusy(true)
    const set = { name: fields.name.trim(), signatureHtml: fields.signatureHtml }
    try {
      await run('profile.update', { set, base })
      await kept.drop()
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
        {dirty && (
          <span className={classes.hint} role="status">
            {t(`settings:profile.${kept.state === 'kept' || kept.state === 'failed' ? kept.state : 'unsaved'}`)}
          </span>
        )}
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
