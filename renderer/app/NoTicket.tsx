import { IconMailOpened } from '@tabler/icons-react'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { useTranslation } from './i18n.ts'
import classes from './NoTicket.module.css'

const rows = [
  { name: 'move', keys: ['J', 'K'] },
  { name: 'open', keys: ['Enter'] },
  { name: 'palette', keys: ['Ctrl+K'] },
  { name: 'newTicket', keys: ['C'] },
  { name: 'shortcuts', keys: ['?'] },
] as const

/** Stands in the middle until a ticket is opened: the few keys that lead on. */
export function NoTicket() {
  const { t } = useTranslation('app')
  return (
    <EmptyState icon={IconMailOpened} title={t('app:noTicket.title')} body={t('app:noTicket.body')}>
      <dl className={classes.keys}>
        {rows.map(({ name, keys }) => (
          <div key={name} className={classes.row}>
            <dt>{t(`app:noTicket.keys.${name}`)}</dt>
            <dd className={classes.key}>
              {keys.map((each) => (
                <Kbd key={each} keys={each} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  )
}
