import type { TFunction } from 'i18next'
import { useCallback, useState } from 'react'
import { ask, run } from '../../../app/data.ts'
import { rejectionText, useTranslation } from '../../../app/i18n.ts'
import { showDone, showFailure, showUndo, undoFor } from '../../../app/toasts.tsx'
import { readMarkOf } from '../mark-read.ts'
import { apply, type Outcome, runAll } from './bulk/apply.ts'
import { type BulkChange, batchOf, type Changeable } from './bulk/changes.ts'
import { type Gathered, gatherHere, gatherMissing } from './bulk/gather.ts'
import { indexOfTicket, rowAt } from './list/page-cache.ts'
import { noSelection } from './list/selection.ts'
import type { QueueModel } from './use-queue-model.ts'

export type PickerKind = 'status' | 'assignee' | 'priority' | 'team' | 'tags' | 'merge'

export interface Picker {
  readonly kind: PickerKind
  readonly tickets: readonly Gathered[]
}

/** Tickets that an action means, each with the position where it stands or stood. */
export type Targets = ReadonlyMap<string, number>

export interface TicketActions {
  readonly picker: Picker | null
  /** The selected tickets, else the ticket at the cursor or the one being read. */
  readonly targets: () => Targets
  /** Opens the choice of a value for the tickets. */
  readonly pick: (kind: PickerKind, targets?: Targets) => void
  readonly closePicker: () => void
  /** Makes the change; `value` names what was set, in the person's language. */
  readonly change: (tickets: readonly Changeable[], change: BulkChange, value: string) => void
  /** Makes the change without a choice before it. */
  readonly set: (change: BulkChange, value: string, targets?: Targets) => void
  readonly merge: (from: readonly string[], into: string) => void
  readonly toggleRead: (targets?: Targets) => void
}

export function useTicketActions(model: QueueModel, openTicketId: string | null): TicketActions {
  const { t } = useTranslation('tickets')
  const [picker, setPicker] = useState<Picker | null>(null)
  const { shown, snapshot, selection, setSelection, cursor } = model

  /** With the eyes on the conversation a key means the ticket that is read there. */
  const targets = useCallback((): Targets => {
    if (selection.chosen.size > 0) return selection.chosen
    const reading = document.activeElement?.closest(
      '[data-shortcut-scope="conversation"], [data-shortcut-scope="customer"]',
    )
    const row = rowAt(snapshot, cursor.index)
    if (openTicketId && (reading || !row)) return new Map([[openTicketId, indexOfTicket(snapshot, openTicketId) ?? 0]])
    return new Map(row ? [[row.id, cursor.index]] : [])
  }, [selection, snapshot, cursor.index, openTicketId])

  const gather = useCallback(
    (wanted: Targets, then: (tickets: readonly Gathered[]) => void) => {
      if (wanted.size === 0) return
      const { found, missing } = gatherHere(snapshot, wanted)
      // At once when it can be: the next keys are meant for what comes of it already.
      if (missing.size === 0) {
        then([...found.values()])
        return
      }
      gatherMissing(ask, shown.source, missing).then(
        (rest) => then([...wanted.keys()].flatMap((id) => found.get(id) ?? rest.get(id) ?? [])),
        (failure: unknown) => showFailure(failure),
      )
    },
    [shown.source, snapshot],
  )

  const pick = useCallback(
    (kind: PickerKind, wanted: Targets = targets()) =>
      gather(wanted, (tickets) => {
        if (tickets.length >= (kind === 'merge' ? 2 : 1)) setPicker({ kind, tickets })
      }),
    [gather, targets],
  )

  const change = useCallback(
    (tickets: readonly Changeable[], wanted: BulkChange, value: string) => {
      setPicker(null)
      const batch = batchOf(tickets, wanted)
      if (batch.updates.length === 0) {
        showDone(t('tickets:bulk.nothing', { count: tickets.length }))
        return
      }
      apply((name, args) => run(name, args), batch).then(
        (outcome) => {
          setSelection(noSelection)
          report(t, outcome, value)
        },
        (failure: unknown) => showFailure(failure),
      )
    },
    [t, setSelection],
  )

  const merge = useCallback(
    (from: readonly string[], into: string) => {
      setPicker(null)
      const commands = from.map((ticketId) => ({
        name: 'ticket.merge' as const,
        args: { ticketId, intoTicketId: into },
      }))
      run('command.batch', { commands }).then(
        ({ rejected }) => {
          setSelection(noSelection)
          const done = commands.length - rejected.length
          const why = rejected[0]
            ? ` ${t('tickets:bulk.refused', { count: rejected.length, why: rejectionText(t, rejected[0].code) })}`
            : ''
          showDone(`${t('tickets:merge.done', { count: done })}${why}`)
        },
        (failure: unknown) => showFailure(failure),
      )
    },
    [t, setSelection],
  )

  const set = useCallback(
    (wantedChange: BulkChange, value: string, wanted: Targets = targets()) =>
      gather(wanted, (tickets) => {
        if (tickets.length > 0) change(tickets, wantedChange, value)
      }),
    [gather, targets, change],
  )

  const toggleRead = useCallback(
    (wanted: Targets = targets()) =>
      gather(wanted, (tickets) => {
        if (tickets.length === 0) return
        // A mixed choice becomes read first, as in a mail program; a second press makes all of it unread.
        const unread = tickets.every((ticket) => !ticket.unread)
        const marks = tickets.map((ticket) => ({ name: 'ticket.markRead' as const, args: readMarkOf(ticket, unread) }))
        runAll((name, args) => run(name, args), marks).catch(showFailure)
      }),
    [gather, targets],
  )

  const closePicker = useCallback(() => setPicker(null), [])
  return { picker, targets, pick, closePicker, change, set, merge, toggleRead }
}

function report(t: TFunction, outcome: Outcome, value: string): void {
  const done = t('tickets:bulk.done', { count: outcome.done, value })
  const refused =
    outcome.refused > 0
      ? t('tickets:bulk.refused', { count: outcome.refused, why: rejectionText(t, outcome.refusal) })
      : ''
  const text = [outcome.done > 0 ? done : '', refused].filter(Boolean).join(' ')
  if (outcome.done === 0) {
    showDone(text)
    return
  }
  showUndo({
    text,
    until: new Date(Date.now() + undoFor).toISOString(),
    onUndo: () => {
      apply((name, args) => run(name, args), { tags: [], updates: outcome.inverse }).then(
        (undone) => showDone(t('tickets:bulk.undone', { count: undone.done })),
        (failure: unknown) => showFailure(failure),
      )
    },
  })
}
