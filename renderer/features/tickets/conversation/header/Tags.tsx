import { IconPlus, IconTag, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { limits } from '#shared/domain/primitives'
import { tagId } from '#shared/domain/records'
import type { Ticket } from '#shared/domain/tickets'
import type { AppContext } from '#shared/ipc/views'
import { run } from '../../../../app/data.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { usePaletteActions } from '../../../../app/palette.ts'
import { useShortcut } from '../../../../app/shortcuts.ts'
import { showFailure } from '../../../../app/toasts.tsx'
import classes from './header.module.css'
import { type PickHandle, PickMenu } from './PickMenu.tsx'
import { updateTicket } from './update-ticket.ts'

/** The ticket's tags; more are picked from the list or made by typing. */
export function Tags({ ticket, context }: { readonly ticket: Ticket; readonly context: AppContext }) {
  const { t } = useTranslation('conversation')
  const menu = useRef<PickHandle>(null)
  const locked = ticket.mergedIntoId !== null
  const full = ticket.tagIds.length >= limits.tagsPerTicket
  useShortcut({
    id: 'conversation.tags',
    keys: 't',
    scope: 'conversation',
    label: 'conversation:shortcuts.tags',
    when: () => !locked,
    run: () => menu.current?.open(),
  })

  usePaletteActions(() =>
    locked || full
      ? []
      : [
          {
            id: 'conversation.tags',
            label: t('conversation:shortcuts.tags'),
            icon: IconTag,
            shortcut: 't',
            run: () => menu.current?.open(),
          },
        ],
  )

  const tags = ticket.tagIds.flatMap((tag) => context.tags.find(({ id }) => id === tag) ?? [])
  const toggle = (id: string) => {
    if (ticket.tagIds.includes(id)) void updateTicket(ticket, {}, { remove: [id] })
    else void updateTicket(ticket, {}, { add: [id] })
  }
  const create = (name: string) => {
    const id = tagId(name)
    run('command.batch', {
      commands: [
        { name: 'tag.create', args: { name } },
        { name: 'ticket.update', args: { ticketId: ticket.id, set: {}, base: {}, addTagIds: [id], removeTagIds: [] } },
      ],
    }).catch(showFailure)
  }

  return (
    <ul className={classes.tags} aria-label={t('conversation:field.tags')}>
      {tags.map((tag) => (
        <li key={tag.id} className={classes.tag}>
          <IconTag size={12} stroke={1.5} aria-hidden />
          {tag.name}
          {!locked && (
            <button
              type="button"
              className={classes.tagRemove}
              onClick={() => toggle(tag.id)}
              aria-label={t('conversation:tag.remove', { name: tag.name })}
            >
              <IconX size={12} stroke={2} aria-hidden />
            </button>
          )}
        </li>
      ))}
      {!locked && !full && (
        <li>
          <PickMenu
            handle={menu}
            bare
            label={t('conversation:field.tags')}
            current={tags.map(({ name }) => name).join(', ') || t('conversation:tag.none')}
            selected={ticket.tagIds}
            keys="l"
            searchable
            several
            choices={() =>
              context.tags.map(({ id, name }) => ({
                value: id,
                label: name,
                mark: <IconTag size={14} stroke={1.5} aria-hidden />,
              }))
            }
            onPick={toggle}
            onCreate={create}
          >
            <IconPlus size={12} stroke={2} aria-hidden />
            {t('conversation:tag.add')}
          </PickMenu>
        </li>
      )}
    </ul>
  )
}
