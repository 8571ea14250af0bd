/**
 * The names alone: whoever only needs to know them, such as the window's contract, does not load the effects and the
 * HTML reader behind them.
 */
export const commandNames = [
  'ticket.create',
  'ticket.reply',
  'ticket.receive',
  'ticket.update',
  'ticket.delete',
  'ticket.merge',
  'ticket.split',
  'ticket.link',
  'ticket.unlink',
  'ticket.markRead',
  'customer.create',
  'customer.update',
  'organization.create',
  'draft.save',
  'draft.discard',
  'tag.create',
  'view.save',
  'view.delete',
  'profile.update',
  'call.start',
  'call.answer',
  'call.hold',
  'call.resume',
  'call.end',
  'call.note',
  'call.link',
  'call.wrapUp',
  'callback.create',
  'callback.done',
  'callback.cancel',
  'callback.reschedule',
  'callback.assign',
  'consent.record',
  'disposition.save',
] as const

export type CommandName = (typeof commandNames)[number]
