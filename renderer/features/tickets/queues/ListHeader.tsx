import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconSortAscending, IconSortDescending } from '@tabler/icons-react'
import { memo } from 'react'
import { type TicketSort, ticketSort } from '#shared/domain/tickets'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import classes from './ListHeader.module.css'
import { usualDirection } from './queue.ts'

interface Props {
  readonly name: string
  readonly sort: TicketSort
  readonly onSort: (sort: TicketSort) => void
  readonly total: number | null
  readonly navHidden: boolean
  readonly onToggleNav: () => void
}

/** Which queue it is, how much is in it, and in which order. */
export const ListHeader = memo(function ListHeader(props: Props) {
  const { name, sort, onSort, total, navHidden, onToggleNav } = props
  const { t } = useTranslation('tickets')
  const format = useFormat()
  const toggleLabel = t(navHidden ? 'tickets:nav.show' : 'tickets:nav.hide')
  return (
    <header className={classes.header}>
      <Tooltip label={toggleLabel}>
        <ActionIcon size={24} aria-label={toggleLabel} aria-expanded={!navHidden} onClick={onToggleNav}>
          {navHidden ? (
            <IconChevronDown size={16} stroke={1.75} aria-hidden />
          ) : (
            <IconChevronUp size={16} stroke={1.75} aria-hidden />
          )}
        </ActionIcon>
      </Tooltip>
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
      <SortMenu sort={sort} onChange={onSort} />
    </header>
  )
})

function SortMenu({ sort, onChange }: { readonly sort: TicketSort; readonly onChange: (sort: TicketSort) => void }) {
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
            onChange({ by, direction: usualDirection(by) })
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
          onChange={(value) => onChange({ by: sort.by, direction: ticketSort.shape.direction.parse(value) })}
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
}
