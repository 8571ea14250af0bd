import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconSortAscending, IconSortDescending } from '@tabler/icons-react'
import { memo } from 'react'
import { type TicketSort, ticketSort } from '#shared/domain/tickets'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { currentPlace, lastQueue } from '../../../app/navigation.ts'
import classes from './ListHeader.module.css'
import { chooseSort, usualDirection } from './queue.ts'

interface Props {
  readonly name: string
  readonly sort: TicketSort
  readonly total: number | null
  readonly navHidden: boolean
  readonly onToggleNav: () => void
}

/** Which queue it is, how much is in it, and in which order. */
export const ListHeader = memo(function ListHeader(props: Props) {
  const { name, sort, total, navHidden, onToggleNav } = props
  const { t } = useTranslation('tickets')
  const format = useFormat()
  return (
    <header className={classes.header}>
      <NavToggle hidden={navHidden} onToggle={onToggleNav} />
      <h1 className={classes.title} dir="auto" title={name}>
        {name}
      </h1>
      <span className={classes.total}>
        {total !== null && (
          <>
            <span aria-hidden>{format.number(total)}</span>
            <span className="sb-visually-hidden">{t('tickets:list.total', { count: total })}</span>
          </>
        )}
      </span>
      <SortMenu by={sort.by} direction={sort.direction} />
    </header>
  )
})

interface ToggleProps {
  readonly hidden: boolean
  readonly onToggle: () => void
}

const NavToggle = memo(function NavToggle({ hidden, onToggle }: ToggleProps) {
  const { t } = useTranslation('tickets')
  const label = t(hidden ? 'tickets:nav.show' : 'tickets:nav.hide')
  const Icon = hidden ? IconChevronDown : IconChevronUp
  return (
    <Tooltip label={label}>
      <ActionIcon size={24} aria-label={label} aria-expanded={!hidden} onClick={onToggle}>
        <Icon size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
})

/** Keeps the order for the queue that is open when it is chosen. */
function chooseForOpenQueue(sort: TicketSort): void {
  const place = currentPlace()
  chooseSort(place.at === 'queue' ? place.queueKey : lastQueue(), sort)
}

const SortMenu = memo(function SortMenu(sort: TicketSort) {
  const { t } = useTranslation('tickets')
  const Icon = sort.direction === 'asc' ? IconSortAscending : IconSortDescending
  const name = t(`tickets:sort.by.${sort.by}`)
  const direction = t(`tickets:sort.direction.${sort.by}.${sort.direction}`)
  return (
    <Menu position="bottom-end" width={208}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={classes.sort}
          leftSection={<Icon size={16} stroke={1.75} aria-hidden />}
          aria-label={t('tickets:sort.current', { name, direction })}
          title={t('tickets:sort.current', { name, direction })}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('tickets:sort.label')}</Menu.Label>
        <Menu.RadioGroup
          value={sort.by}
          onChange={(value) => {
            const by = ticketSort.shape.by.parse(value)
            chooseForOpenQueue({ by, direction: usualDirection(by) })
          }}
        >
          {ticketSort.shape.by.options.map((by) => (
            <Menu.RadioItem key={by} value={by} closeMenuOnClick>
              {t(`tickets:sort.by.${by}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('tickets:sort.directionLabel')}</Menu.Label>
        <Menu.RadioGroup
          value={sort.direction}
          onChange={(value) => chooseForOpenQueue({ by: sort.by, direction: ticketSort.shape.direction.parse(value) })}
        >
          {ticketSort.shape.direction.options.map((each) => (
            <Menu.RadioItem key={each} value={each} closeMenuOnClick>
              {t(`tickets:sort.direction.${sort.by}.${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
})
