import {
  IconArrowBackUp,
  IconClockPause,
  IconCloudUpload,
  IconGitBranch,
  IconLock,
  IconUser,
} from '@tabler/icons-react'
import { memo, useState } from 'react'
import type { ConversationEntry } from '#shared/ipc/views'
import { useNow } from '../../../../app/clock.ts'
import { ask, useAsk } from '../../../../app/data.ts'
import { useFormat } from '../../../../app/format.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { takeBack } from '../../../../app/take-back.ts'
import { showFailure } from '../../../../app/toasts.tsx'
import { Avatar } from '../../../../ui/Avatar.tsx'
import { RelativeTime } from '../../../../ui/RelativeTime.tsx'
import { MessageBody } from '../html/MessageBody.tsx'
import { Attachments } from './Attachments.tsx'
import classes from './thread.module.css'

export type EntryShape = 'customer' | 'reply' | 'note'

export function shapeOf(entry: Pick<ConversationEntry, 'kind' | 'authorKind'>): EntryShape {
  if (entry.kind === 'note') return 'note'
  return entry.authorKind === 'customer' ? 'customer' : 'reply'
}

interface EntryProps {
  readonly entry: ConversationEntry
  readonly highlighted: boolean
  readonly onSplit: (entry: ConversationEntry) => void
}

/**
 * A message or a note. The three differ in shape as in tint: the customer's stands at the left edge in the open, our
 * reply is a card indented to the right, a note has a dashed edge, a lock and its word.
 */
export const Entry = memo(function Entry({ entry, highlighted, onSplit }: EntryProps) {
  const { t } = useTranslation('conversation')
  const shape = shapeOf(entry)
  const kindWord = t(`conversation:shape.${shape}`)
  return (
    <article
      className={classes.entry}
      data-shape={shape}
      data-entry={entry.id}
      data-highlighted={highlighted || undefined}
      id={`entry-${entry.id}`}
      aria-label={t('conversation:entryLabel', { kind: kindWord, name: entry.authorName })}
    >
      <header className={classes.entryHead}>
        <Avatar name={entry.authorName} kind={shape === 'customer' ? 'customer' : 'user'} size={24} />
        <span className={classes.author}>{entry.authorName}</span>
        <span className={classes.shape}>
          <ShapeIcon shape={shape} />
          {kindWord}
        </span>
        {entry.fromTicketNumber !== null && (
          <span className={classes.fromTicket}>
            {t('conversation:fromTicket', { number: String(entry.fromTicketNumber) })}
          </span>
        )}
        <span className={classes.headEnd}>
          <button
            type="button"
            className={classes.entryAction}
            onClick={() => onSplit(entry)}
            aria-label={t('conversation:split.buttonOf', { name: entry.authorName })}
            title={t('conversation:split.button')}
          >
            <IconGitBranch size={16} stroke={1.5} aria-hidden />
          </button>
          {entry.delivery !== 'confirmed' && <Delivery entry={entry} />}
          <EntryTime entry={entry} />
        </span>
      </header>
      {entry.cc.length > 0 && (
        <p className={classes.cc}>{t('conversation:ccLine', { addresses: entry.cc.join(', ') })}</p>
      )}
      <div className={classes.entryBody}>
        <Body entry={entry} />
        {entry.attachments.length > 0 && <Attachments files={entry.attachments.filter((file) => !file.inline)} />}
      </div>
    </article>
  )
})

function ShapeIcon({ shape }: { readonly shape: EntryShape }) {
  const Icon = { customer: IconUser, reply: IconArrowBackUp, note: IconLock }[shape]
  return <Icon size={14} stroke={1.5} aria-hidden />
}

function Body({ entry }: { readonly entry: ConversationEntry }) {
  const { t } = useTranslation('conversation')
  const [whole, setWhole] = useState<string | null>(null)
  const [loading, setLoading] = useState(false)
  const load = async () => {
    setLoading(true)
    try {
      const answer = await ask('message.body', { messageId: entry.id })
      if (answer) setWhole(answer.bodyHtml)
    } catch (caught) {
      showFailure(caught)
    } finally {
      setLoading(false)
    }
  }
  const html = whole ?? entry.bodyHtml
  return (
    <>
      <MessageBody html={html} label={t('conversation:bodyOf', { name: entry.authorName })} />
      {entry.truncated && whole === null && (
        <button type="button" className={classes.wholeButton} disabled={loading} onClick={() => void load()}>
          {t('conversation:showWhole')}
        </button>
      )}
    </>
  )
}

function EntryTime({ entry }: { readonly entry: ConversationEntry }) {
  // Written offline: when it went out is the time of the conversation, when it was written is told beside it.
  const late = entry.composedAt !== null && Date.parse(entry.createdAt) - Date.parse(entry.composedAt) > 120_000
  return (
    <>
      {late && entry.composedAt && <WrittenAt at={entry.composedAt} />}
      <RelativeTime at={entry.createdAt} style="narrow" className={classes.time} />
    </>
  )
}

function WrittenAt({ at }: { readonly at: string }) {
  const { t } = useTranslation('conversation')
  const format = useFormat()
  return (
    <span className={classes.composed} title={format.exact(at)}>
      {t('conversation:writtenEarlier', { time: format.relative(at, useNow(), 'narrow') })}
    </span>
  )
}

/** Where a message of ours is on its way, as icon and words; nothing once the server has it. */
function Delivery({ entry }: { readonly entry: ConversationEntry }) {
  const { t } = useTranslation('conversation')
  if (entry.delivery === 'held' && entry.heldUntil) {
    return <Held until={entry.heldUntil} commandId={entry.commandId} ticketId={entry.ticketId} />
  }
  return (
    <span className={classes.delivery}>
      <IconCloudUpload size={14} stroke={1.5} aria-hidden />
      {t('conversation:delivery.waiting')}
    </span>
  )
}

function Held({
  until,
  commandId,
  ticketId,
}: {
  readonly until: string
  readonly commandId: string | null
  readonly ticketId: string
}) {
  const { t } = useTranslation('conversation')
  const { data: status } = useAsk('app.status', {})
  const left = Math.ceil((Date.parse(until) - useNow(500)) / 1000)
  // Without the network nothing goes out when the time is up: it then waits like every other change.
  const offline = status !== undefined && status.connection !== 'online'
  const held = offline ? 'conversation:delivery.heldOffline' : 'conversation:delivery.held'
  const due = offline ? 'conversation:delivery.waiting' : 'conversation:delivery.sending'
  return (
    <span className={classes.delivery}>
      <IconClockPause size={14} stroke={1.5} aria-hidden />
      {left > 0 ? t(held, { seconds: left }) : t(due)}
      {left > 0 && commandId && (
        <button type="button" className={classes.inlineButton} onClick={() => void takeBack(commandId, ticketId)}>
          {t('conversation:undo')}
        </button>
      )}
    </span>
  )
}
