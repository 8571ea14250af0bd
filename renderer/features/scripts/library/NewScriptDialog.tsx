import { Button, Checkbox, MultiSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { emptyGraph } from '#shared/domain/scripts'
import { run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openScriptPage } from '../../../app/navigation.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { useLimit } from '../../../ui/limit.tsx'
import { languageChoices } from '../words.ts'
import classes from './library.module.css'

/** A name and the languages are all that a script needs to begin. */
export function NewScriptDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('scripts')
  const own = i18n.resolvedLanguage ?? 'en'
  const [name, setName] = useState('')
  const [languages, setLanguages] = useState([own])
  const [part, setPart] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const limit = useLimit()
  const create = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') {
      setProblem(t('scripts:new.missing'))
      return
    }
    setBusy(true)
    const scriptId = uuidv7()
    try {
      await run('script.create', {
        scriptId,
        revisionId: uuidv7(),
        name: name.trim(),
        description: '',
        languages,
        offeredFor: { teamIds: [], tagIds: [], productIds: [], languages: [], reasons: [] },
        graph: { ...emptyGraph, part },
        note: '',
      })
      setName('')
      onClose()
      // The dialog lets nobody away from under what is typed: not before it has gone.
      setTimeout(() => openScriptPage(scriptId))
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  return (
    <FormDialog title={t('scripts:new.title')} size={440} dirty={name.trim() !== ''} onClose={onClose}>
      <form className={classes.form} onSubmit={(event) => void create(event)} noValidate>
        <TextInput
          data-autofocus
          label={t('scripts:field.name')}
          placeholder={t('scripts:new.nameHint')}
          error={problem}
          {...limit(name, 200)}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setProblem(null)
          }}
        />
        <MultiSelect
          label={t('scripts:field.languages')}
          description={t('scripts:field.languagesHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={languageChoices()}
          value={languages}
          onChange={(next) => setLanguages(next.length > 0 ? next : [own])}
        />
        <Checkbox
          label={t('scripts:field.part')}
          description={t('scripts:field.partHint')}
          checked={part}
          onChange={(event) => setPart(event.currentTarget.checked)}
        />
        <div className={classes.formActions}>
          <Button onClick={onClose}>{t('scripts:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('scripts:new.create')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
