import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Workspace } from '#shared/domain/people'
import { run } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import classes from './Settings.module.css'

/** Where a number without a country's prefix is dialled. It holds for everybody; administrators set it. */
export function HomeCountry({ workspace }: { readonly workspace: Workspace }) {
  const { t } = useTranslation('settings')
  const saved = workspace.settings.country ?? null
  const [typed, setTyped] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const country = (typed ?? saved ?? '').trim().toUpperCase()
  const isWrong = country !== '' && !/^[A-Z]{2}$/.test(country)
  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isWrong) return
    const base = workspace.settings.country === undefined ? {} : { country: saved }
    run('workspace.update', { workspaceId: workspace.id, set: { country: country || null }, base }).then(() => {
      setTyped(null)
      showDone(t('settings:country.saved'))
    }, showFailure)
  }
  return (
    <form className={classes.form ?? ''} onSubmit={save} noValidate>
      <TextInput
        label={t('settings:country.label')}
        description={t('settings:country.hint')}
        maxLength={2}
        value={typed ?? saved ?? ''}
        error={tried && isWrong ? t('settings:country.wrong') : null}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={classes.formActions}>
        <Button type="submit" disabled={country === (saved ?? '')}>
          {t('settings:country.save')}
        </Button>
      </div>
    </form>
  )
}
