import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { AttachmentInfo } from '#shared/domain/tickets'

/** What is put into a message from beside it. Files stand in the HTML as `cid:` or go along. */
export interface ReplyPiece {
  readonly html: string
  readonly files: readonly AttachmentInfo[]
}

/** The message that is being written under a ticket, for whatever stands beside it and helps to write it. */
export interface ReplyDesk {
  /** HTML of what was written so far. */
  readonly html: () => string
  readonly kind: () => 'public' | 'note'
  /** How many more files the message may have. */
  readonly room: () => number
  /** Puts it where the person writes, and the focus behind it. */
  readonly insert: (piece: ReplyPiece) => void
}

const desks = new Map<string, ReplyDesk>()
const listeners = new Set<() => void>()
const typing = new Map<string, Set<() => void>>()

/** A composer is there. Returns what ends it. */
export function openReplyDesk(ticketId: string, desk: ReplyDesk): () => void {
  desks.set(ticketId, desk)
  for (const listener of [...listeners]) listener()
  return () => {
    if (desks.get(ticketId) !== desk) return
    desks.delete(ticketId)
    for (const listener of [...listeners]) listener()
  }
}

/** A key went into the message. Costs nothing while nobody listens. */
export function replyTyped(ticketId: string): void {
  for (const listener of typing.get(ticketId) ?? []) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The composer of a ticket; undefined while there is none, e.g. under a closed one. */
export function useReplyDesk(ticketId: string): ReplyDesk | undefined {
  return useSyncExternalStore(subscribe, () => desks.get(ticketId))
}

/** What was written, read once nothing was typed for `wait` milliseconds and the window has time. */
export function useWrittenReply(ticketId: string, wait: number): string {
  const desk = useReplyDesk(ticketId)
  const [html, setHtml] = useState('')
  const idle = useRef(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      idle.current = requestIdleCallback(() => setHtml(desk?.html() ?? ''), { timeout: 1_000 })
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(read, wait)
    }
    const own = typing.get(ticketId) ?? new Set()
    typing.set(ticketId, own)
    own.add(later)
    later()
    return () => {
      clearTimeout(timer)
      cancelIdleCallback(idle.current)
      own.delete(later)
      if (own.size === 0) typing.delete(ticketId)
    }
  }, [ticketId, desk, wait])
  return html
}
