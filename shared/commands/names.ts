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
  'customer.pin',
  'customer.merge',
  'customer.unmerge',
  'customer.distinguish',
  'ownedProduct.save',
  'ownedProduct.delete',
  'survey.record',
  'organization.create',
  'draft.save',
  'draft.discard',
  'tag.create',
  'view.save',
  'view.delete',
  'profile.update',
  'workspace.update',
] as const

export type CommandName = (typeof commandNames)[number]
