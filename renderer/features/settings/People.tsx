import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPencil, IconPlus, IconWifiOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { User } from '#shared/domain/people'
import { useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import classes from './Settings.module.css'
import { TeamDialog } from './TeamDialog.tsx'

type Dialog = { readonly kind: 'add' } | { readonly kind: 'team' } | { readonly kind: 'edit'; readonly person: User }

/** People and teams. Read from the local copy; every change asks the server, which decides at once. */
export function People() {
  const { t } = useTranslation(['settings', 'app'])
  const context = useAsk('app.context', {})
  const { data: status } = useAsk('app.status', {})
  const [text, setText] = useState('')
  const [dialog, setDialog] = useState<Dialog | null>(null)
  if (context.error && !context.data) return <ErrorState error={context.error} onRetry={() => void context.refetch()} />
  if (!context.data) return null
  const { users, teams, me } = context.data
  const offline = status?.connection !== 'online'
  const wanted = text.trim().toLowerCase()
  const shown = users
    .filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted))
    .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name))
  const teamNames = (person: User) => teams.filter(({ id }) => person.teamIds.includes(id)).map(({ name }) => name)

  return (
    <>
      {offline && (
        <div className={classes.callout} data-tone="warning" role="status">
          <IconWifiOff size={16} stroke={1.75} aria-hidden />
          <p>{t('settings:people.offline')}</p>
        </div>
      )}
      <div className={classes.toolbar}>
        <TextInput
          aria-label={t('settings:people.search')}
          placeholder={t('settings:people.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          type="search"
        />
        <Button
          disabled={offline}
          leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
          onClick={() => setDialog({ kind: 'team' })}
        >
          {t('settings:people.addTeam')}
        </Button>
        <Button
          variant="filled"
          disabled={offline}
          leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
          onClick={() => setDialog({ kind: 'add' })}
        >
          {t('settings:people.add')}
        </Button>
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t('settings:people.none', { text: text.trim() })} />
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('settings:people.person')}</th>
              <th scope="col">{t('settings:people.role')}</th>
              <th scope="col">{t('settings:people.teams')}</th>
              <th scope="col">{t('settings:people.state')}</th>
              <th aria-hidden />
            </tr>
          </thead>
          <tbody>
            {shown.map((person) => (
              <tr key={person.id} data-inactive={!person.active || undefined}>
                <td>
                  <span className={classes.person}>
                    <Avatar name={person.name} kind="user" />
                    <span>
                      <span>
                        {person.name}
                        {person.id === me.id && ` (${t('settings:people.you')})`}
                      </span>
                      <small>{person.email}</small>
                    </span>
                  </span>
                </td>
                <td>{t(`app:role.${person.role}`)}</td>
                <td>{teamNames(person).join(', ') || t('settings:people.noTeams')}</td>
                <td>{person.active ? t('settings:people.active') : t('settings:people.inactive')}</td>
                <td>
                  <ActionIcon
                    disabled={offline}
                    aria-label={t('settings:people.edit', { name: person.name })}
                    onClick={() => setDialog({ kind: 'edit', person })}
                  >
                    <IconPencil size={16} stroke={1.5} aria-hidden />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3 className={classes.heading}>{t('settings:people.teams')}</h3>
      <ul className={classes.list}>
        {teams.map((team) => (
          <li key={team.id} className={classes.listRow}>
            <span className={classes.listMain}>
              <span>{team.name}</span>
              <span>
                {t('settings:people.teamCount', {
                  count: users.filter(({ active, teamIds }) => active && teamIds.includes(team.id)).length,
                })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {dialog?.kind === 'team' && <TeamDialog onClose={() => setDialog(null)} />}
      {dialog && dialog.kind !== 'team' && (
        <PersonDialog
          person={dialog.kind === 'edit' ? dialog.person : null}
          isMe={dialog.kind === 'edit' && dialog.person.id === me.id}
          teams={teams}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  )
}
