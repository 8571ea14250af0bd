/** What calls come to at Wrenfield, and what agents write down of them. */

export const outcomes = [
  'Solved in the call',
  'Ticket opened',
  'Answered from the knowledge base',
  'Order or delivery information',
  'Replacement arranged',
  'Refund arranged',
  'Callback promised',
  'Passed to another team',
  'Voicemail left',
  'Not reached',
  'Wrong number',
  'Nuisance call',
] as const
export type Outcome = (typeof outcomes)[number]

export const callNotes: Readonly<Record<Outcome, readonly string[]>> = {
  'Solved in the call': [
    'Walked through the reset together, lights came back green while on the line.',
    'The app was on an old version. Updated it during the call, works now.',
    'Router and hub had the same channel. Changed it, stable for ten minutes.',
    'Wrong password on the guest network. Showed where to read it.',
    'Battery was in the wrong way round. Sensor pairs now.',
  ],
  'Ticket opened': [
    'Needs the logs, asked for them by mail.',
    'Described it in detail, could not reproduce together. Ticket for the second line.',
    'Happens only in the evening. Asked to note the times.',
    'Sends photographs of the label and of the wiring.',
  ],
  'Answered from the knowledge base': [
    'Read out the steps for pairing, and sent the link.',
    'Wanted to know how far the outdoor sensor reaches. Article answered it.',
    'Explained what the amber light means.',
    'How to move the mesh to a new provider: went through the article together.',
  ],
  'Order or delivery information': [
    'Parcel is at the depot, told the number of the carrier.',
    'Wanted the invoice with a company name. Sent again.',
    'Asked when the outdoor camera is in stock again.',
    'Delivery goes to the neighbour, customer agrees.',
  ],
  'Replacement arranged': [
    'Valve motor is worn out, within warranty. Exchange goes out tomorrow.',
    'Camera does not hold the charge. Replacement ordered, old one comes back.',
  ],
  'Refund arranged': [
    'Sent back in its box, refund goes to the card.',
    'Charged twice, second amount goes back today.',
  ],
  'Callback promised': [
    'Is not at home now, wants to try it in front of the router.',
    'Needs an answer from the network team first. Promised to call back.',
    'Line was bad. Call again.',
  ],
  'Passed to another team': [
    'A matter of the order, not of the device.',
    'Wants to talk about the company account. Handed over.',
  ],
  'Voicemail left': ['Left word and the ticket’s number.', 'Voicemail in the customer’s language.'],
  'Not reached': ['Rang out.', 'Busy.'],
  'Wrong number': ['Looked for another company.'],
  'Nuisance call': ['Silent call.'],
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
