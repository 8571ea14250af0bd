/** Tickets chosen for a change of many, each with the position where it stood: there its values are looked up. */
export interface Selection {
  readonly chosen: ReadonlyMap<string, number>
  /** Where the last single choice was made: the other end of a range. */
  readonly anchor: number | null
}

/** Most tickets that one change of many may take: the limit of a batch. */
export const selectionLimit = 2_000

export const noSelection: Selection = { chosen: new Map(), anchor: null }

/** Chooses a ticket, or lets go of it. At the limit nothing is added. */
export function toggled(selection: Selection, ticketId: string, index: number): Selection {
  const chosen = new Map(selection.chosen)
  if (!chosen.delete(ticketId)) {
    if (chosen.size >= selectionLimit) return selection
    chosen.set(ticketId, index)
  }
  return { chosen, anchor: index }
}

/** Both ends of the range that a press with Shift means. Without an earlier choice it begins at the cursor. */
export function rangeTo(
  selection: Selection,
  index: number,
  cursor: number,
): { readonly from: number; readonly to: number } {
  const anchor = selection.anchor ?? cursor
  const from = Math.min(anchor, index)
  const to = Math.max(anchor, index)
  if (to - from < selectionLimit) return { from, to }
  // Too long: the part at the anchor counts, so that the range grows from where the person began.
  return anchor === from ? { from, to: from + selectionLimit - 1 } : { from: to - selectionLimit + 1, to }
}

/** Chooses the tickets at `from` and after it, in place of what was chosen. */
export function ranged(selection: Selection, ids: readonly string[], from: number, anchor: number | null): Selection {
  const chosen = new Map(ids.slice(0, selectionLimit).map((ticketId, index) => [ticketId, from + index]))
  return { chosen, anchor: anchor ?? selection.anchor }
}
