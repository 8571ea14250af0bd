import { Button } from '@mantine/core'
import { IconBuildingOff, IconMapPin, IconPencil, IconWorld } from '@tabler/icons-react'
import type { Organization } from '#shared/domain/people'
import type { OrganizationCard } from '#shared/ipc/views'
import { displayName } from '#shared/rules/display-name'
import { useAsk } from '../../app/data.ts'
import { formatLocale } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { lastQueue, openQueue } from '../../app/navigation.ts'
import { useShortcuts } from '../../app/shortcuts.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { CopyLink } from './CopyLink.tsx'
import classes from './customers.module.css'
import { editOrganization } from './EditOrganization.tsx'
import { Fact, Notes } from './Facts.tsx'
import { OrganizationPeople } from './OrganizationPeople.tsx'
import { RecordHead } from './RecordHead.tsx'
import { TicketGroups } from './TicketGroups.tsx'

/** An organization with its people and the tickets of all of them. */
export function OrganizationPage({ organizationId }: { readonly organizationId: string }) {
  const { t } = useTranslation('customers')
  const card = useAsk('organization.card', { organizationId })
  if (card.error && card.data === undefined)
    return <ErrorState error={card.error} onRetry={() => void card.refetch()} />
  if (card.data === undefined) return null
  if (card.data === null)
    return (
      <EmptyState
        icon={IconBuildingOff}
        title={t('customers:organization.missing.title')}
        body={t('customers:organization.missing.body')}
      >
        <Button onClick={() => openQueue(lastQueue())}>{t('customers:missing.back')}</Button>
      </EmptyState>
    )
  return <Content card={card.data} />
}

function Content({ card }: { readonly card: OrganizationCard }) {
  const { t } = useTranslation('customers')
  const { organization, peopleCount } = card
  const edit = () => editOrganization(organization)
  useShortcuts([
    {
      id: 'organization.edit',
      keys: 'Shift+E',
      scope: 'organization',
      label: 'customers:shortcuts.editOrganization',
      run: edit,
    },
  ])
  return (
    <div className={classes.page}>
      <div className={classes.pageInner}>
        <RecordHead
          kind="organization"
          name={organization.name}
          of="page"
          below={<span className={classes.tier}>{t('customers:organization.kind')}</span>}
        >
          <CopyLink record={{ type: 'organization', id: organization.id }} />
          <Button leftSection={<IconPencil size={16} stroke={1.5} aria-hidden />} onClick={edit}>
            {t('customers:organization.edit')}
          </Button>
        </RecordHead>
        <div className={classes.columns}>
          <div>
            <Facts organization={organization} />
            <Notes heading="h2" text={organization.notes} title={t('customers:notes')} />
            <OrganizationPeople organizationId={organization.id} count={peopleCount} />
          </div>
          <div>
            <TicketGroups heading="h2" tickets={card} named />
          </div>
        </div>
      </div>
    </div>
  )
}

function Facts({ organization }: { readonly organization: Organization }) {
  const { t, i18n } = useTranslation('customers')
  const { domains, country } = organization
  if (domains.length === 0 && country === null) return null
  return (
    <dl className={classes.facts}>
      {domains.map((domain) => (
        <Fact key={domain} icon={IconWorld} label={t('customers:fact.domain')}>
          {domain}
        </Fact>
      ))}
      {country !== null && (
        <Fact icon={IconMapPin} label={t('customers:fact.place')}>
          {displayName(formatLocale(i18n.resolvedLanguage), 'region', country)}
        </Fact>
      )}
    </dl>
  )
}
