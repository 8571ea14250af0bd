import { derivedId } from '../../../shared/domain/records.ts'

/** How calls end at Wrenfield. */
export const dispositionNames = {
  resolved: 'Resolved on the call',
  callback: 'Callback promised',
  escalated: 'Handed to second level',
  exchange: 'Exchange sent',
  returned: 'Return accepted',
  declined: 'Declined',
  'not-verified': 'Caller not identified',
  offer: 'Offer sent',
  'no-interest': 'No interest',
  information: 'Information given',
  ticket: 'Ticket opened',
  voicemail: 'Voicemail left',
  'not-reached': 'Not reached',
  'wrong-number': 'Wrong number',
} as const
export type DispositionKey = keyof typeof dispositionNames

export const dispositionId = (key: DispositionKey): string => derivedId('demo', 'disposition', key)
