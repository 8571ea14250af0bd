import { ActionIcon, Button, Select, Switch, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { type Disposition, dispositionMeaning } from '#shared/domain/calls'
import { run, useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { showFailure } from '../../app/toasts.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { HomeCountry } from './HomeCountry.tsx'
import classes from './Outcomes.module.css'

const meanings = ['nothing', ...dispositionMeaning.options] as const

/** What a call can come to, in the order in which agents choose from it. One that was used is never removed. */
export function Outcomes() {
  const { t } = useTranslation('settings')
  const context = useAsk('app.context', {})
  const [name, setName] = useState('')
  if (context.error && !context.data) return <ErrorState error={context.error} onRetry={() => void context.refetch()} />
  if (!context.data) return null
  const { dispositions, me, workspace } = context.data
  const update = (
    disposition: Disposition,
    set: Partial<Pick<Disposition, 'name' | 'position' | 'active' | 'means'>>,
  ) => {
    const { id, name: kept, position, active, means } = disposition
    return { dispositionId: id, set, base: { name: kept, position, active, means } }
  }
  const save = (...change: Parameters<typeof update>) =>
    void run('disposition.update', update(...change)).catch(showFailure)
  const add = (event: FormEvent) => {
    event.preventDefault()
    const wanted = name.trim()
    if (wanted === '') return
    const position = Math.max(0, ...dispositions.map((each) => each.position)) + 1
    run('disposition.create', { dispositionId: uuidv7(), fields: { name: wanted, position, active: true } }).then(
      () => setName(''),
      showFailure,
    )
  }
  /** The two change their places; a gap or a tie between positions is no matter. */
  const swap = (index: number, step: 1 | -1) => {
    const [one, other] = [dispositions[index], dispositions[index + step]]
    if (!one || !other) return
    const apart = one.position === other.position ? step : 0
    run('command.batch', {
      commands: [update(one, { position: other.position + apart }), update(other, { position: one.position })].map(
        (args) => ({ name: 'disposition.update' as const, args }),
      ),
    }).catch(showFailure)
  }
  return (
    <>
      <p className={classes.explain}>{t('settings:outcomes.explain')}</p>
      <ol className={classes.list}>
        {dispositions.map((disposition, index) => (
          <li key={disposition.id} className={classes.row} data-off={!disposition.active || undefined}>
            <Name disposition={disposition} onSave={(changed) => save(disposition, { name: changed })} />
            <Select
              className={classes.means ?? ''}
              aria-label={t('settings:outcomes.means', { name: disposition.name })}
              data={meanings.map((value) => ({ value, label: t(`settings:outcomes.meaning.${value}`) }))}
              value={disposition.means ?? 'nothing'}
              allowDeselect={false}
              onChange={(value) => save(disposition, { means: dispositionMeaning.safeParse(value).data ?? null })}
            />
            <Switch
              size="xs"
              label={t('settings:outcomes.offered')}
              checked={disposition.active}
              onChange={(event) => save(disposition, { active: event.currentTarget.checked })}
            />
            <ActionIcon
              variant="subtle"
              disabled={index === 0}
              aria-label={t('settings:outcomes.up', { name: disposition.name })}
              onClick={() => swap(index, -1)}
            >
              <IconArrowUp size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              disabled={index === dispositions.length - 1}
              aria-label={t('settings:outcomes.down', { name: disposition.name })}
              onClick={() => swap(index, 1)}
            >
              <IconArrowDown size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <form className={classes.add} onSubmit={add}>
        <TextInput
          aria-label={t('settings:outcomes.new')}
          placeholder={t('settings:outcomes.new')}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}>
          {t('settings:outcomes.add')}
        </Button>
      </form>
      {me.role === 'admin' && (
        <div className={classes.country}>
          <HomeCountry workspace={workspace} />
        </div>
      )}
    </>
  )
}

/** Saved when one leaves the field; a name that was emptied stays as it was. */
function Name({ disposition, onSave }: { readonly disposition: Disposition; readonly onSave: (name: string) => void }) {
  const { t } = useTranslation('settings')
  const [typed, setTyped] = useState<string | null>(null)
  const done = () => {
    const name = typed?.trim() ?? ''
    if (name !== '' && name !== disposition.name) onSave(name)
    setTyped(null)
  }
  return (
    <TextInput
      className={classes.name ?? ''}
      aria-label={t('settings:outcomes.name')}
      value={typed ?? disposition.name}
      maxLength={80}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done()
      }}
    />
  )
}
