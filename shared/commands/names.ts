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
  'script.create',
  'script.save',
  'script.update',
  'script.submit',
  'script.return',
  'script.approve',
  'script.publish',
  'script.withdraw',
  'scriptDraft.save',
  'scriptDraft.discard',
  'scriptRun.finish',
] as const

export type CommandName = (typeof commandNames)[number]
