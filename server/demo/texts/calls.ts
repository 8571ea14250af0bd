import type { DispositionKey } from '../scripts/dispositions.ts'

/** What calls come to at Wrenfield, and what agents write down of them. */

/** Those that calls outside of a script come to. */
export type Outcome = Exclude<DispositionKey, 'declined' | 'not-verified' | 'offer' | 'no-interest'>

export const callNotes: Readonly<Record<Outcome, readonly string[]>> = {
  resolved: [
    'Walked through the reset together, lights came back green while on the line.',
    'The app was on an old version. Updated it during the call, works now.',
    'Router and hub had the same channel. Changed it, stable for ten minutes.',
    'Wrong password on the guest network. Showed where to read it.',
    'Battery was in the wrong way round. Sensor pairs now.',
  ],
  ticket: [
    'Needs the logs, asked for them by mail.',
    'Described it in detail, could not reproduce together. Ticket for the second line.',
    'Happens only in the evening. Asked to note the times.',
    'Sends photographs of the label and of the wiring.',
  ],
  information: [
    'Read out the steps for pairing, and sent the link.',
    'Wanted to know how far the outdoor sensor reaches. Article answered it.',
    'Explained what the amber light means.',
    'How to move the mesh to a new provider: went through the article together.',
    'Parcel is at the depot, told the number of the carrier.',
    'Wanted the invoice with a company name. Sent again.',
    'Asked when the outdoor camera is in stock again.',
    'Delivery goes to the neighbour, customer agrees.',
  ],
  exchange: [
    'Valve motor is worn out, within warranty. Exchange goes out tomorrow.',
    'Camera does not hold the charge. Replacement ordered, old one comes back.',
  ],
  returned: ['Sent back in its box, refund goes to the card.', 'Charged twice, second amount goes back today.'],
  callback: [
    'Is not at home now, wants to try it in front of the router.',
    'Needs an answer from the network team first. Promised to call back.',
    'Line was bad. Call again.',
  ],
  escalated: ['A matter of the order, not of the device.', 'Wants to talk about the company account. Handed over.'],
  voicemail: ['Left word and the ticket’s number.', 'Voicemail in the customer’s language.'],
  'not-reached': ['Rang out.', 'Busy.'],
  'wrong-number': ['Looked for another company.'],
}

export const callbackNotes = [
  'Tell her what the second line found in the logs',
  'Wants to go through the pairing with the router in front of him',
  'Answer about the exchange of the valve',
  'Confirm the delivery slot before the technician comes',
  'Has questions about moving to the company account',
  'Look again at the mesh after the update',
  'Was promised a word when the part is in stock',
  'Asked to be called after work',
  'Camera subscription: explain what changes on the invoice',
  'Check whether the heating kept its schedule overnight',
] as const

export const consentProofs = {
  web: ['Account settings', 'Checkout, order confirmation', 'Newsletter form, confirmed by mail'],
  phone: ['Said in the call', 'Recording in the telephone system'],
  paper: ['Warranty card', 'Form at the fair'],
  email: ['Mail to support'],
} as const
