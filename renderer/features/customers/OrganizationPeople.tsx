import { useId, useState } from 'react'
import type { OrganizationPerson } from '#shared/ipc/views'
import { useAsk } from '../../app/data.ts'
import { useFormat } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openCustomer } from '../../app/navigation.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import classes from './customers.module.css'

const pageSize = 50

/** Whoever belongs to an organization, by name; `count` is how many they are. */
export function OrganizationPeople({
  organizationId,
  count,
}: {
  readonly organizationId: string
  readonly count: number
}) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const [pages, setPages] = useState(1)
  const titleId = useId()
  const more = Math.min(pageSize, count - pages * pageSize)
  return (
    <section className={classes.group} aria-labelledby={titleId}>
      <h2 id={titleId} className={classes.groupTitle}>
        {t('customers:organization.people')}
        <span className={classes.count}>{format.number(count)}</span>
      </h2>
      {count === 0 && <p className={classes.hint}>{t('customers:organization.nobody')}</p>}
      <ul className={classes.ticketList}>
        <PeoplePage organizationId={organizationId} pages={pages} />
      </ul>
      {more > 0 && (
        <button type="button" className={classes.moreButton} onClick={() => setPages(pages + 1)}>
          {t('customers:tickets.showAll', { count: more })}
        </button>
      )}
    </section>
  )
}

interface PageProps {
  readonly organizationId: string
  /** Cursor of the page before. */
  readonly after?: string
  /** How many pages to show from this one on. */
  readonly pages: number
}

/** A page and those behind it. Each begins where the one before ends now, so that none is shown twice or left out. */
function PeoplePage({ organizationId, after, pages }: PageProps) {
  const answer = useAsk(
    'organization.people',
    { organizationId, limit: pageSize, ...(after === undefined ? {} : { after }) },
    { keepPrevious: true },
  )
  if (answer.error && !answer.data) {
    return (
      <li>
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      </li>
    )
  }
  if (!answer.data) return null
  const { people, next } = answer.data
  return (
    <>
      {people.map((person) => (
        <li key={person.id}>
          <Person person={person} />
        </li>
      ))}
      {pages > 1 && next !== null && <PeoplePage organizationId={organizationId} after={next} pages={pages - 1} />}
    </>
  )
}

function Person({ person }: { readonly person: OrganizationPerson }) {
  const { t } = useTranslation('customers')
  const { id, name, jobTitle, email, openCount } = person
  return (
    <button type="button" className={classes.person} onClick={() => openCustomer(id)}>
      <Avatar name={name} kind="customer" size={24} />
      <span className={classes.personWords}>
        <span className={classes.personLine}>
          <bdi>{name}</bdi> <bdi className={classes.personJob}>{jobTitle}</bdi>
        </span>
        {email !== null && (
          <bdi className={classes.personEmail} title={email}>
            {email}
          </bdi>
        )}
      </span>
      {openCount > 0 && (
        <span className={classes.personOpen}>{t('customers:organization.openCount', { count: openCount })}</span>
      )}
    </button>
  )
}
