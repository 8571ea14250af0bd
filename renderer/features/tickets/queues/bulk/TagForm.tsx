import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconMinus, IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { tagId } from '#shared/domain/records'
import { type Tag, tag as tagSchema } from '#shared/domain/tickets'
import { matchesWords } from '../../../../app/fold.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { Kbd } from '../../../../ui/Kbd.tsx'
import classes from './ChoiceList.module.css'
import type { BulkChange, Changeable } from './changes.ts'
import { focusNow } from './focus-now.ts'
import { startingTags, type TagState, tagChange } from './tag-states.ts'

/** Tags of the tickets, to add and to take away: on all, on some (left as they are), on none. */
export function TagForm(props: {
  readonly tags: readonly Tag[]
  readonly tickets: readonly Changeable[]
  readonly onChange: (change: BulkChange, value: string) => void
}) {
  const { tags, tickets, onChange } = props
  const { t } = useTranslation('tickets')
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [states, setStates] = useState<ReadonlyMap<string, TagState>>(() => startingTags(tags, tickets))
  const [created, setCreated] = useState<readonly string[]>([])

  const name = tagSchema.shape.name.safeParse(text)
  const isNew =
    name.success &&
    !tags.some((tag) => tag.id === tagId(name.data)) &&
    !created.some((each) => tagId(each) === tagId(text))
  const all = [
    ...created.map((each) => ({ id: tagId(each), name: each })),
    ...[...tags].sort((a, b) => a.name.localeCompare(b.name)),
  ]
  const shown = all.filter((tag) => matchesWords(tag.name, text))
  const options = shown.length + (isNew ? 1 : 0)
  const index = Math.min(at, Math.max(0, options - 1))

  const toggle = (tag: string) =>
    setStates((before) => new Map(before).set(tag, before.get(tag) === 'all' ? 'none' : 'all'))
  const create = () => {
    if (!name.success) return
    setCreated((before) => [...before, name.data])
    setStates((before) => new Map(before).set(tagId(name.data), 'all'))
    setText('')
    setAt(0)
  }
  const take = (position: number) => {
    const tag = shown[position]
    if (tag) toggle(tag.id)
    else if (isNew) create()
  }
  const submit = () => {
    const change = tagChange(startingTags(tags, tickets), states, created)
    const names = all.filter(
      (tag) => change.add.includes(tag.id) || change.remove.includes(tag.id) || created.includes(tag.name),
    )
    onChange(change, names.map((tag) => tag.name).join(', '))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt((index + 1) % Math.max(1, options))
    else if (event.key === 'ArrowUp') setAt((index - 1 + options) % Math.max(1, options))
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
    else if (event.key === 'Enter') take(index)
    else return
    event.preventDefault()
  }

  return (
    <>
      <TextInput
        ref={focusNow}
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={options > 0 ? `${id}-${index}` : undefined}
        aria-label={t('tickets:tags.label')}
        placeholder={t('tickets:tags.filter')}
        value={text}
        error={text.trim() !== '' && !name.success ? t('tickets:tags.tooLong') : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={id}
        role="listbox"
        aria-multiselectable
        aria-label={t('tickets:tags.label')}
        className={classes.list}
        // The box keeps the focus: the keys after a click are meant for it.
        onMouseDown={(event) => event.preventDefault()}
      >
        {shown.map((tag, position) => {
          const state = states.get(tag.id) ?? 'none'
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and names the tag
            // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys
            <div
              key={tag.id}
              id={`${id}-${position}`}
              role="option"
              aria-selected={state === 'all'}
              aria-label={`${tag.name}, ${t(`tickets:tags.state.${state}`)}`}
              className={classes.choice}
              style={position === index ? { background: 'var(--sb-selected)' } : { background: 'none' }}
              onClick={() => toggle(tag.id)}
              onMouseMove={() => setAt(position)}
            >
              <span className={classes.mark}>
                <span className={classes.box} data-state={state}>
                  {state === 'all' && <IconCheck size={12} stroke={2.5} aria-hidden />}
                  {state === 'some' && <IconMinus size={12} stroke={2.5} aria-hidden />}
                </span>
              </span>
              <span className={classes.label} dir="auto">
                {tag.name}
              </span>
            </div>
          )
        })}
        {isNew && (
          // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and names the choice
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys
          <div
            id={`${id}-${shown.length}`}
            role="option"
            aria-selected={false}
            className={classes.choice}
            style={index === shown.length ? { background: 'var(--sb-selected)' } : undefined}
            onClick={create}
            onMouseMove={() => setAt(shown.length)}
          >
            <span className={classes.mark}>
              <IconPlus size={14} stroke={1.75} aria-hidden />
            </span>
            <span className={classes.label}>{t('tickets:tags.create', { name: text.trim() })}</span>
          </div>
        )}
      </div>
      {options === 0 && <p className={classes.none}>{t('tickets:tags.none')}</p>}
      <div className={classes.actions}>
        <span className={classes.hint}>
          <Kbd keys="Ctrl+Enter" /> {t('tickets:tags.submitHint')}
        </span>
        <Button variant="filled" onClick={submit}>
          {t('tickets:tags.submit')}
        </Button>
      </div>
    </>
  )
}
