import type { z } from 'zod'
import type { historyQueries } from '#shared/ipc/history'
import { useTranslation } from '../../../app/i18n.ts'
import { openCustomer, openOrganization } from '../../../app/navigation.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import type { GroupHeading } from '../Facts.tsx'
import classes from './history.module.css'

type Extras = NonNullable<z.output<(typeof historyQueries)['customer.extras']['result']>>
const shown = 5

/** The other people of the customer's organization. */
export function Colleagues(props: {
  readonly extras: Pick<Extras, 'colleagues' | 'colleagueCount'>
  readonly organization: { readonly id: string; readonly name: string }
  readonly heading: GroupHeading
}) {
  const { extras, organization, heading: Heading } = props
  const { t } = useTranslation('history')
  if (extras.colleagueCount === 0) return null
  const title = t('history:colleagues.title', { name: organization.name })
  return (
    <section className={classes.group} aria-label={title}>
      <Heading className={classes.groupTitle}>
        {title} <span className={classes.count}>{extras.colleagueCount}</span>
      </Heading>
      <ul className={classes.people}>
        {extras.colleagues.slice(0, shown).map(({ id, name, jobTitle }) => (
          <li key={id}>
            <button type="button" onClick={() => openCustomer(id)}>
              <Avatar name={name} kind="customer" size={20} />
              <bdi>{name}</bdi>
              <span className={classes.faint}>{jobTitle}</span>
            </button>
          </li>
        ))}
      </ul>
      {extras.colleagueCount > shown && (
        <button type="button" className={classes.textButton} onClick={() => openOrganization(organization.id)}>
          {t('history:colleagues.all', { count: extras.colleagueCount })}
        </button>
      )}
    </section>
  )
}
