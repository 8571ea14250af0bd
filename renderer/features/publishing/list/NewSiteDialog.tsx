import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { limits } from '#shared/domain/primitives'
import { run, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openSite } from '../../../app/navigation.ts'
import { useSiteLinks } from '../../../app/site-links.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { useLimit } from '../../../ui/limit.tsx'
import { languageChoices } from '../../knowledge/index.ts'
import { addressOf, type FieldProblem, formOf, newSiteFields, readField } from '../settings/site-form.ts'
import classes from './list.module.css'

type Problems = { readonly name?: FieldProblem; readonly address?: FieldProblem | 'taken' }

/** A name and an address are all that a site needs to begin. */
export function NewSiteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('publishing')
  const own = i18n.resolvedLanguage ?? 'en'
  const sites = useAsk('site.list', {}).data ?? []
  const links = useSiteLinks()
  const limit = useLimit()
  const [name, setName] = useState('')
  const [typed, setTyped] = useState<string | null>(null)
  const [language, setLanguage] = useState(own)
  const [problems, setProblems] = useState<Problems>({})
  const [busy, setBusy] = useState(false)
  const address = typed ?? addressOf(name)

  const create = async (event: FormEvent) => {
    event.preventDefault()
    const fields = newSiteFields(name, address, language)
    const found = problemsOf(
      fields,
      sites.map(({ site }) => site.address),
    )
    setProblems(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    const siteId = uuidv7()
    try {
      await run('site.create', { siteId, fields: { ...fields, address: fields.address.toLowerCase() } })
      setName('')
      setTyped('')
      onClose()
      // The dialog lets nobody away from under what is typed: not before it has gone.
      setTimeout(() => openSite(siteId, { view: 'settings' }))
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  const error = (field: keyof Problems) => (problems[field] ? t(`publishing:problem.${problems[field]}`) : null)
  return (
    <FormDialog title={t('publishing:new.title')} size={440} dirty={name.trim() !== '' && !busy} onClose={onClose}>
      <form className={classes.form} onSubmit={(event) => void create(event)} noValidate>
        <TextInput
          data-autofocus
          label={t('publishing:field.name')}
          placeholder={t('publishing:new.nameHint')}
          error={error('name')}
          {...limit(name, limits.name)}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setProblems({})
          }}
        />
        <TextInput
          label={t('publishing:field.address')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={links({ address: address || '…', publicUrl: null })}
          error={error('address')}
          maxLength={40}
          value={address}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setProblems({})
          }}
        />
        <Select
          label={t('publishing:new.language')}
          searchable
          data={languageChoices([own])}
          value={language}
          onChange={(next) => next && setLanguage(next)}
        />
        <p className={classes.hint}>{t('publishing:new.hint')}</p>
        <div className={classes.formActions}>
          <Button onClick={onClose}>{t('publishing:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('publishing:new.create')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}

function problemsOf(fields: ReturnType<typeof newSiteFields>, taken: readonly string[]): Problems {
  const form = formOf(fields)
  const [name, address] = [readField('name', form), readField('address', form)]
  return {
    ...('problem' in name ? { name: name.problem } : {}),
    ...('problem' in address
      ? { address: address.problem }
      : taken.includes(address.value)
        ? { address: 'taken' as const }
        : {}),
  }
}
