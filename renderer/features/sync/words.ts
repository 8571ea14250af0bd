import type { TFunction } from 'i18next'
import { contract as contractWords } from '#shared/domain/customers'
import { ticketPriority, ticketStatus } from '#shared/domain/tickets'
import type { AppContext } from '#shared/ipc/views'
import { htmlToText } from '#shared/rules/text'

/** What a change does, in words. A command of a newer version is just "Change". */
export function changeName(t: TFunction, name: string): string {
  return t([`sync:change.${name}`, 'sync:change.other'])
}

export function ticketName(
  t: TFunction,
  item: { readonly ticketNumber: number | null; readonly ticketSubject: string | null },
): string {
  const subject = item.ticketSubject ?? t('sync:newTicket')
  return item.ticketNumber === null ? subject : `#${item.ticketNumber} ${subject}`
}

/**
 * One side of a clash as a person would say it: names instead of ids, text instead of HTML. `names`: of what the context
 * does not know.
 */
export function clashValue(
  t: TFunction,
  context: AppContext | undefined,
  field: string,
  value: unknown,
  names: ReadonlyMap<string, string> = new Map(),
): string {
  if (value === null || value === undefined || value === '') {
    return t(field === 'assigneeId' ? 'sync:nobody' : 'sync:attention.empty')
  }
  if (Array.isArray(value)) {
    return value.length === 0
      ? t('sync:attention.empty')
      : value.map((each) => clashValue(t, context, field, each, names)).join(', ')
  }
  if (field === 'graph') {
    return typeof value === 'number' ? t('sync:version', { number: value }) : t('sync:versionAside')
  }
  if (typeof value === 'boolean') return t(value ? 'sync:yes' : 'sync:no')
  const contract = field === 'contract' ? contractWords.safeParse(value).data : undefined
  if (contract) return [contract.name, contract.until].filter(Boolean).join(', ')
  if (typeof value !== 'string') return JSON.stringify(value)
  switch (field) {
    case 'bodyHtml':
    case 'signatureHtml':
      return htmlToText(value)
    case 'status':
      return ticketStatus.safeParse(value).success ? t(`app:status.${value}`) : value
    case 'priority':
      return ticketPriority.safeParse(value).success ? t(`app:priority.${value}`) : value
    case 'tier':
      return t([`app:tier.${value}`, value])
    case 'audience':
      return t([`knowledge:audience.${value}`, value])
    case 'ownerId':
    case 'assigneeId':
      return context?.users.find(({ id }) => id === value)?.name ?? value
    case 'teamId':
      return context?.teams.find(({ id }) => id === value)?.name ?? value
    case 'tagIds':
      return context?.tags.find(({ id }) => id === value)?.name ?? value
    case 'categoryId':
    case 'parentId':
    case 'productId':
    case 'productIds':
      return names.get(value) ?? value
    default:
      return value
  }
}
