import { Checkbox, MultiSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { OfferedFor, Script } from '#shared/domain/scripts'
import { mayWriteScripts } from '#shared/rules/scripts/roles'
import { run, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { useLimit } from '../../../ui/limit.tsx'
import { languageChoices } from '../words.ts'
import type { Editor } from './editor.ts'
import classes from './panel.module.css'

type Fields = Pick<Script, 'name' | 'description' | 'languages' | 'offeredFor' | 'ownerId'>

/** What the script is called, in which languages it is written, and which calls it is offered for. */
export function ScriptFields({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('scripts')
  const { script, context, graph, mayEdit } = editor
  const { data: products } = useAsk('product.list', {})
  const { offeredFor } = script
  const disabled = !mayEdit
  const update = async <F extends keyof Fields>(field: F, value: Fields[F]) => {
    if (JSON.stringify(script[field]) === JSON.stringify(value)) return
    try {
      await run('script.update', { scriptId: script.id, set: { [field]: value }, base: { [field]: script[field] } })
    } catch (caught) {
      showFailure(caught)
    }
  }
  const offer = (change: Partial<OfferedFor>) => void update('offeredFor', { ...offeredFor, ...change })
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className={classes.form}>
      <TypedField
        label={t('scripts:field.name')}
        value={script.name}
        maxLength={200}
        required={t('scripts:new.missing')}
        disabled={disabled}
        onCommit={(name) => void update('name', name)}
      />
      <TypedField
        label={t('scripts:field.description')}
        value={script.description}
        maxLength={2_000}
        multiline
        disabled={disabled}
        onCommit={(description) => void update('description', description)}
      />
      <MultiSelect
        label={t('scripts:field.languages')}
        description={t('scripts:field.languagesHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={languageChoices(script.languages)}
        value={script.languages}
        disabled={disabled}
        onChange={(languages) => languages.length > 0 && void update('languages', languages)}
      />
      <Select
        label={t('scripts:field.owner')}
        searchable
        allowDeselect={false}
        data={named(
          context.users.filter(({ id, role, active }) => id === script.ownerId || (active && mayWriteScripts(role))),
        )}
        value={script.ownerId}
        disabled={disabled}
        onChange={(ownerId) => ownerId && void update('ownerId', ownerId)}
      />
      <Checkbox
        label={t('scripts:field.part')}
        description={t('scripts:field.partHint')}
        checked={graph.part}
        disabled={disabled}
        onChange={(event) => {
          const part = event.currentTarget.checked
          editor.edit((now) => ({ ...now, part }))
        }}
      />
      {!graph.part && (
        <fieldset className={classes.group}>
          <legend className={classes.groupTitle}>{t('scripts:offered.title')}</legend>
          <p className={classes.groupHint}>{t('scripts:offered.hint')}</p>
          <MultiSelect
            label={t('scripts:offered.teams')}
            placeholder={offeredFor.teamIds.length === 0 ? t('scripts:offered.everyTeam') : ''}
            data={named(context.teams)}
            value={offeredFor.teamIds}
            disabled={disabled}
            onChange={(teamIds) => offer({ teamIds })}
          />
          <MultiSelect
            label={t('scripts:offered.languages')}
            placeholder={offeredFor.languages.length === 0 ? t('scripts:offered.everyLanguage') : ''}
            data={languageChoices(offeredFor.languages)}
            value={offeredFor.languages}
            disabled={disabled}
            onChange={(languages) => offer({ languages })}
          />
          <p className={classes.groupHint}>{t('scripts:offered.about')}</p>
          <MultiSelect
            label={t('scripts:offered.products')}
            searchable
            data={named(products ?? [])}
            value={offeredFor.productIds}
            disabled={disabled}
            onChange={(productIds) => offer({ productIds })}
          />
          <MultiSelect
            label={t('scripts:offered.tags')}
            searchable
            data={named(context.tags)}
            value={offeredFor.tagIds}
            disabled={disabled}
            onChange={(tagIds) => offer({ tagIds })}
          />
          <TagsInput
            label={t('scripts:offered.reasons')}
            description={t('scripts:offered.reasonsHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxTags={50}
            value={offeredFor.reasons}
            disabled={disabled}
            onChange={(reasons) =>
              offer({ reasons: reasons.map((each) => each.trim().slice(0, 80)).filter((each) => each !== '') })
            }
          />
        </fieldset>
      )}
    </div>
  )
}

/** Written down when one leaves it, or with Enter; Escape takes back what was typed. */
function TypedField(props: {
  readonly label: string
  readonly value: string
  readonly maxLength: number
  readonly multiline?: boolean
  readonly required?: string
  readonly disabled: boolean
  readonly onCommit: (value: string) => void
}) {
  const { label, value, maxLength, multiline = false, required, disabled, onCommit } = props
  const [typed, setTyped] = useState<string | null>(null)
  const escaped = useRef(false)
  const limit = useLimit()
  const text = typed ?? value
  const isMissing = required !== undefined && text.trim() === ''
  const common = {
    label,
    ...limit(text, maxLength),
    disabled,
    value: text,
    error: isMissing ? required : null,
    'data-own-undo': true,
    onBlur: () => {
      if (typed !== null && !isMissing && !escaped.current) onCommit(typed.trim())
      escaped.current = false
      if (!isMissing) setTyped(null)
    },
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      escaped.current = true
      setTyped(null)
      event.currentTarget.blur()
    } else if (event.key === 'Enter' && !multiline) event.currentTarget.blur()
  }
  return multiline ? (
    <Textarea
      {...common}
      autosize
      minRows={2}
      maxRows={8}
      onKeyDown={onKeyDown}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...common} onKeyDown={onKeyDown} onChange={(event) => setTyped(event.currentTarget.value)} />
  )
}
