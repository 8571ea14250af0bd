/** Internal notes. The company's language is English, whatever the customer speaks. */

/** Text before and after a mention; without the second part nobody is mentioned. */
type Note = readonly [before: string, after?: string]

export const deviceNotes: readonly Note[] = [
  ['', ' could you have a look at the log? I see the restarts but not why.'],
  ['Asked the lab, waiting. cc ', ''],
  ['I would exchange it. ', ' do you agree?'],
  ['Spoke to them for a minute: friendly, just lost in the settings. I will write it down step by step.'],
  ['Looks like the known one. If the usual answer does not help, swap it, no more questions please.'],
  [
    'Serial {serial} was exchanged once before. Third device would be odd, so it is probably the place and not the device.',
  ],
  ['Remote figures look normal right now. I will look again in the evening.'],
  ['Do not promise a date for the update, we do not have one.'],
]

export const orderNotes: readonly Note[] = [
  ['Address checked, it is fine.'],
  ['Asked the other office at [9:40|14:15], waiting for their answer.'],
  ['', ' can you see the payment on your side?'],
  ['Small amount, no need to argue about it.'],
]

export const generalNotes: readonly Note[] = [
  ['', ' you had the same last [week|month], what was it in the end?'],
  ['', ' please take over if they write after six, I am off then.'],
  ['', ' FYI, second contact of this customer within [a month|ten days].'],
  ['Is this covered by the article or do we need a new one? ', ''],
  ['Tried to call, no answer. Will try again [tomorrow morning|after lunch].'],
  ['Customer since the first generation. Be generous.'],
]

/** Stands over what the caller said. */
export const callIntros: readonly string[] = [
  'Call from {name}, {minutes} minutes. In their words:',
  '{name} called from {phone}. What they said:',
  'Phone, {name}, {city}. The matter:',
  'Took this call for the queue. {name} says:',
  'Callback as agreed. {name}:',
]
