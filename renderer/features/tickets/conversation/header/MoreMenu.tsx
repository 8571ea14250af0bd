import { Menu } from '@mantine/core'
import {
  IconArrowMerge,
  IconClipboard,
  IconDotsVertical,
  IconGitBranch,
  IconLink,
  IconLinkOff,
  IconMail,
  IconMessage2Question,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { AppContext, TicketDetail } from '#shared/ipc/views'
import { run } from '../../../../app/data.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { closeTicket } from '../../../../app/navigation.ts'
import { usePaletteActions } from '../../../../app/palette.ts'
import { useShortcuts } from '../../../../app/shortcuts.ts'
import { showDone, showFailure } from '../../../../app/toasts.tsx'
import { confirm } from '../../../../ui/confirm.ts'
import { Kbd } from '../../../../ui/Kbd.tsx'
import { openScript } from '../../../scripts/index.tsx'
import { readMarkOf } from '../../mark-read.ts'
import { openLink, openMerge, openSplit, openUnlink } from '../dialogs/open.tsx'
import { LazyMenu } from '../LazyMenu.tsx'
import classes from './header.module.css'

interface MoreMenuProps {
  readonly detail: TicketDetail
  readonly context: AppContext
  readonly onMarkedUnread: () => void
}

/** Everything that is done to a ticket less often. */
export function MoreMenu({ detail, context, onMarkedUnread }: MoreMenuProps) {
  const { t } = useTranslation('conversation')
  const { ticket, linked } = detail
  const [opened, setOpened] = useState(false)
  const locked = ticket.mergedIntoId !== null
  const mayDelete = context.me.role === 'lead' || context.me.role === 'admin'

  const markUnread = () => {
    onMarkedUnread()
    run('ticket.markRead', readMarkOf(ticket, true)).then(
      () => showDone(t('conversation:announce.unread')),
      showFailure,
    )
  }
  const copyLink = () => {
    navigator.clipboard
      .writeText(`switchboard://ticket/${ticket.id}`)
      .then(() => showDone(t('conversation:announce.linkCopied')), showFailure)
  }
  const remove = async () => {
    const agreed = await confirm({
      title: t('conversation:delete.title'),
      body: t('conversation:delete.body', { subject: ticket.subject }),
      confirm: t('conversation:delete.confirm'),
      cancel: t('conversation:cancel'),
      danger: true,
    })
    if (!agreed) return
    run('ticket.delete', { ticketId: ticket.id }).then(() => {
      showDone(t('conversation:announce.deleted'))
      closeTicket()
    }, showFailure)
  }
  const merge = () => openMerge(t, detail)
  const link = () => openLink(t, detail)
  const unlink = () => openUnlink(t, detail)
  const split = () => openSplit(t, ticket, ticket.lastMessageId)

  useShortcuts([
    {
      id: 'conversation.unread',
      keys: 'u',
      scope: 'conversation',
      label: 'conversation:shortcuts.unread',
      run: markUnread,
    },
    {
      id: 'conversation.merge',
      keys: 'm',
      scope: 'conversation',
      label: 'conversation:shortcuts.merge',
      when: () => !locked,
      run: merge,
    },
    {
      id: 'conversation.more',
      keys: '.',
      scope: 'conversation',
      label: 'conversation:shortcuts.more',
      run: () => setOpened(true),
    },
    {
      id: 'conversation.copyLink',
      keys: 'Ctrl+Shift+L',
      scope: 'conversation',
      label: 'conversation:shortcuts.copyLink',
      run: copyLink,
    },
  ])
  usePaletteActions(() => [
    { id: 'conversation.unread', label: t('conversation:menu.unread'), icon: IconMail, shortcut: 'u', run: markUnread },
    {
      id: 'conversation.copyLink',
      label: t('conversation:menu.copyLink'),
      icon: IconClipboard,
      shortcut: 'Ctrl+Shift+L',
      run: copyLink,
    },
    ...(locked
      ? []
      : [
          {
            id: 'conversation.merge',
            label: t('conversation:menu.merge'),
            icon: IconArrowMerge,
            shortcut: 'm',
            run: merge,
          },
          { id: 'conversation.link', label: t('conversation:menu.link'), icon: IconLink, run: link },
        ]),
    ...(locked || ticket.lastMessageId === null
      ? []
      : [{ id: 'conversation.split', label: t('conversation:menu.split'), icon: IconGitBranch, run: split }]),
    ...(locked || linked.length === 0
      ? []
      : [{ id: 'conversation.unlink', label: t('conversation:menu.unlink'), icon: IconLinkOff, run: unlink }]),
    ...(mayDelete
      ? [
          {
            id: 'conversation.delete',
            label: t('conversation:menu.delete'),
            icon: IconTrash,
            run: () => void remove(),
          },
        ]
      : []),
  ])

  return (
    <LazyMenu
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={240}
      className={classes.icon}
      label={t('conversation:menu.label')}
      keys="."
      icon={<IconDotsVertical size={18} stroke={1.5} aria-hidden />}
    >
      {() => (
        <>
          <Menu.Item
            leftSection={<IconMail size={16} stroke={1.5} aria-hidden />}
            rightSection={<Kbd keys="u" />}
            onClick={markUnread}
          >
            {t('conversation:menu.unread')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconMessage2Question size={16} stroke={1.5} aria-hidden />}
            rightSection={<Kbd keys="Shift+S" />}
            onClick={() => openScript(ticket.id)}
          >
            {t('conversation:menu.runScript')}
          </Menu.Item>
          <Menu.Item leftSection={<IconClipboard size={16} stroke={1.5} aria-hidden />} onClick={copyLink}>
            {t('conversation:menu.copyLink')}
          </Menu.Item>
          {!locked && (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconArrowMerge size={16} stroke={1.5} aria-hidden />}
                rightSection={<Kbd keys="m" />}
                onClick={merge}
              >
                {t('conversation:menu.merge')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconGitBranch size={16} stroke={1.5} aria-hidden />}
                disabled={ticket.lastMessageId === null}
                onClick={split}
              >
                {t('conversation:menu.split')}
              </Menu.Item>
              <Menu.Item leftSection={<IconLink size={16} stroke={1.5} aria-hidden />} onClick={link}>
                {t('conversation:menu.link')}
              </Menu.Item>
              {linked.length > 0 && (
                <Menu.Item leftSection={<IconLinkOff size={16} stroke={1.5} aria-hidden />} onClick={unlink}>
                  {t('conversation:menu.unlink')}
                </Menu.Item>
              )}
            </>
          )}
          {mayDelete && (
            <>
              <Menu.Divider />
              <Menu.Item
                color="var(--sb-danger)"
                leftSection={<IconTrash size={16} stroke={1.5} aria-hidden />}
                onClick={() => void remove()}
              >
                {t('conversation:menu.delete')}
              </Menu.Item>
            </>
          )}
        </>
      )}
    </LazyMenu>
  )
}
