import { Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type Purpose, purpose } from '#shared/api/auth'
import { limits } from '#shared/domain/primitives'
import { toFailure } from '../../app/bridge.ts'
import { run } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import classes from './Settings.module.css'

/** Names another system and what it reports, then shows its token, this once. */
export function ConnectDialog({ onMade, onClose }: { readonly onMade: () => void; readonly onClose: () => void }) {
  const { t } = useTranslation('settings')
  const [name, setName] = useState('')
  const [serves, setServes] = useState<readonly Purpose[]>([])
  const [taken, setTaken] = useState(false)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [token, setToken] = useState<string | null>(null)
  const [copied, setCopied] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '' || serves.length === 0) return
    setBusy(true)
    try {
      setToken((await run('connection.create', { name: name.trim(), serves: [...serves] })).token)
      onMade()
    } catch (caught) {
      if (toFailure(caught).error.code === 'conflict') setTaken(true)
      else showFailure(caught)
    }
    setBusy(false)
  }
  const nameProblem = taken
    ? t('settings:connections.nameTaken')
    : tried && name.trim() === ''
      ? t('settings:connections.nameNeeded')
      : null
  const copy = async () => {
    if (token === null) return
    try {
      await navigator.clipboard.writeText(token)
      setCopied(true)
      showDone(t('settings:connections.copied'))
    } catch (caught) {
      showFailure(caught)
    }
  }
  if (token !== null) {
    return (
      <FormDialog
        key="token"
        title={t('settings:connections.tokenTitle', { name })}
        size={520}
        dirty={!copied}
        onClose={onClose}
      >
        <div className={classes.form}>
          <TextInput
            data-autofocus
            readOnly
            label={t('settings:connections.token')}
            description={t('settings:connections.tokenHint')}
            inputWrapperOrder={['label', 'input', 'description']}
            value={token}
            onFocus={(event) => event.currentTarget.select()}
            onCopy={() => setCopied(true)}
          />
          <div className={classes.formActions}>
            <Button onClick={() => void copy()}>{t('settings:connections.copy')}</Button>
            {/* It is shown this once. */}
            <Button variant="filled" disabled={!copied} onClick={onClose}>
              {t('settings:connections.done')}
            </Button>
          </div>
        </div>
      </FormDialog>
    )
  }
  return (
    <FormDialog
      title={t('settings:connections.add')}
      size={520}
      dirty={name !== '' || serves.length > 0}
      onClose={onClose}
    >
      <form className={classes.form} noValidate onSubmit={(event) => void submit(event)}>
        <TextInput
          data-autofocus
          label={t('settings:connections.name')}
          description={t('settings:connections.nameHint')}
          maxLength={limits.name}
          value={name}
          error={nameProblem}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setTaken(false)
          }}
        />
        <Checkbox.Group
          label={t('settings:connections.may')}
          value={[...serves]}
          error={tried && serves.length === 0 ? t('settings:connections.mayNeeded') : null}
          onChange={(values) => setServes(purpose.options.filter((each) => values.includes(each)))}
        >
          {purpose.options.map((each) => (
            <Checkbox
              key={each}
              mt={8}
              value={each}
              label={t(`settings:connections.serves.${each}`)}
              description={t(`settings:connections.servesHint.${each}`)}
            />
          ))}
        </Checkbox.Group>
        <div className={classes.formActions}>
          <Button onClick={onClose}>{t('settings:security.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('settings:connections.create')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
