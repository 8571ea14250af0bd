import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { toFailure } from '../../app/bridge.ts'
import { run } from '../../app/data.ts'
import { failureText, useTranslation } from '../../app/i18n.ts'
import { showDone } from '../../app/toasts.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import classes from './Settings.module.css'

export function TeamDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['settings', 'errors'])
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      await run('admin.teamCreate', { name: name.trim() })
      showDone(t('settings:people.teamAdded', { name: name.trim() }))
      onClose()
    } catch (caught) {
      setProblem(failureText(t, toFailure(caught)))
      setBusy(false)
    }
  }
  return (
    <FormDialog title={t('settings:people.teamTitle')} size={400} dirty={name.trim() !== ''} onClose={onClose}>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('settings:people.teamName')}
          value={name}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {problem && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={classes.formActions}>
          <Button onClick={onClose}>{t('settings:people.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={name.trim() === ''}>
            {t('settings:people.create')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
