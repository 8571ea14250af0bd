import {
  article,
  ask,
  branch,
  choice,
  type DemoScript,
  date,
  end,
  followUp,
  graph,
  hours,
  line,
  lines,
  lookUp,
  number,
  say,
  set,
  through,
  when,
  yesNo,
} from './build.ts'

const hello: readonly [string, string] = [
  'Wrenfield, my name is {{agent.firstName}}. Hello {{customer.name}}, how can I help with your order?',
  'Wrenfield, mein Name ist {{agent.firstName}}. Guten Tag, {{customer.name}}, wie kann ich Ihnen mit Ihrer Bestellung helfen?',
]

const returnSteps = [
  say('hello', 'Greeting', hello, 'identity'),
  through('identity', 'Who is calling', 'identity', 'known'),
  branch('known', 'Identified?', [['unknown', [when('identity.email', 'is-not', 'match')], 'stranger']], 'order'),
  lookUp(
    'order',
    'Order number',
    [
      'The number begins with W and stands on the invoice and on the parcel.',
      'Die Nummer beginnt mit W und steht auf der Rechnung und auf dem Paket.',
    ],
    { source: 'order', field: 'number', variable: 'order.number' },
    'days',
  ),
  ask(
    'days',
    'Days since delivery',
    ['How many days ago did the parcel arrive?', 'Vor wie vielen Tagen kam das Paket an?'],
    number(0, 3_650, 'days'),
    'period',
  ),
  branch('period', 'Within 30 days?', [['within', [when('days', 'at-most', 30)], 'reason']], 'late'),
  ask(
    'reason',
    'Reason',
    ['May I ask why you send it back?', 'Darf ich fragen, warum Sie es zurückschicken?'],
    choice({
      changed: [['Changed their mind', 'Anders überlegt'], null],
      wrong: [['Wrong article', 'Falscher Artikel'], null],
      fault: [['Does not work', 'Funktioniert nicht'], 'fault'],
      late: [['Came too late', 'Kam zu spät'], null],
    }),
    'rights',
  ),
  ask(
    'fault',
    'A replacement instead?',
    [
      'I am sorry to hear that. Shall I send you a new one today instead? It is with you the day after tomorrow.',
      'Das tut mir leid. Soll ich Ihnen stattdessen heute ein neues schicken? Es ist übermorgen bei Ihnen.',
    ],
    yesNo('swap', 'rights'),
    null,
  ),
  say(
    'rights',
    'Rights of withdrawal',
    [
      'You can return it without giving a reason. The refund goes to the way of payment that you used, within 14 days of the day on which we have the parcel. We pay for the return.',
      'Sie können die Ware ohne Angabe von Gründen zurückgeben. Die Erstattung geht auf das Zahlungsmittel, das Sie benutzt haben, innerhalb von 14 Tagen, nachdem das Paket bei uns ist. Den Rückversand bezahlen wir.',
    ],
    'label',
    true,
  ),
  ask(
    'label',
    'Label',
    [
      'Shall I send the label to {{customer.email}}, or by post?',
      'Soll ich das Etikett an {{customer.email}} schicken oder mit der Post?',
    ],
    choice({ mail: [['By e-mail', 'Per E-Mail'], null], post: [['By post', 'Mit der Post'], null] }),
    'tagged',
  ),
  set('tagged', 'Tags and status', { tags: ['return', 'refund'], status: 'waiting' }, 'bye'),
  end(
    'bye',
    'Return accepted',
    [
      'The label for order {{order.number}} is on its way. Is there anything else?',
      'Das Etikett für die Bestellung {{order.number}} ist unterwegs. Kann ich sonst noch etwas tun?',
    ],
    'returned',
  ),
  set('swap', 'Tag: warranty', { tags: ['warranty'], status: 'waiting' }, 'swapped'),
  end(
    'swapped',
    'Exchange',
    [
      'It leaves the warehouse today. Put the old one into the same box; the label is inside.',
      'Es verlässt heute das Lager. Legen Sie das alte in denselben Karton; das Etikett liegt bei.',
    ],
    'exchange',
  ),
  ask(
    'late',
    'After 30 days',
    [
      'The 30 days are over, so I cannot take it back. Is something wrong with it? Then the warranty helps.',
      'Die 30 Tage sind vorbei, zurücknehmen kann ich es nicht. Ist etwas defekt? Dann hilft die Garantie.',
    ],
    yesNo('warranty', 'declined'),
    null,
  ),
  through('warranty', 'Warranty claim', 'warranty', null),
  end(
    'declined',
    'Declined',
    ['I am sorry that I have no better news.', 'Es tut mir leid, dass ich keine bessere Nachricht habe.'],
    'declined',
  ),
  end(
    'stranger',
    'Not identified',
    [
      'Please write to us from the address of your account, and we go on from there.',
      'Bitte schreiben Sie uns von der Adresse Ihres Kontos, dann machen wir dort weiter.',
    ],
    'not-verified',
  ),
]

export const returns: DemoScript = {
  key: 'returns',
  name: 'Return and refund',
  description: 'Withdrawal within 30 days, an exchange for what is faulty, the way to the warranty after that.',
  languages: ['en', 'de'],
  team: 'orders',
  tags: ['return', 'refund'],
  reasons: ['send back', 'refund', 'return'],
  owner: 'Giulia Conti',
  graph: graph(returnSteps),
  earlier: graph(
    returnSteps
      .filter(({ id }) => id !== 'fault' && id !== 'swap' && id !== 'swapped')
      .map((step) =>
        step.kind === 'ask' && step.input.type === 'choice'
          ? {
              ...step,
              input: {
                ...step.input,
                options: step.input.options.map((option) =>
                  option.next === 'fault' ? { ...option, next: null } : option,
                ),
              },
            }
          : step,
      ),
  ),
  state: 'published',
  notes: ['First version', 'Offer an exchange before a refund'],
  habits: {
    reason: { changed: 0.4, wrong: 0.15, fault: 0.33, late: 0.12 },
    fault: { true: 0.64, false: 0.36 },
    late: { true: 0.7, false: 0.3 },
    label: { mail: 0.93, post: 0.07 },
  },
  typed: { days: [3, 5, 6, 8, 9, 11, 12, 14, 18, 22, 27, 34, 48] },
}

const warrantySteps = [
  ask(
    'serial',
    'Serial number',
    [
      'Please read me the serial number: it begins with WF and stands on the underside.',
      'Bitte lesen Sie mir die Seriennummer vor: Sie beginnt mit WF und steht auf der Unterseite.',
    ],
    line,
    'until',
    { variable: 'product.serialNumber' },
  ),
  lookUp(
    'until',
    'Warranty of that number',
    ['One moment, I look the device up.', 'Einen Moment, ich sehe das Gerät nach.'],
    { source: 'product', field: 'warrantyUntil', key: 'product.serialNumber', variable: 'warranty.until' },
    'found',
  ),
  branch('found', 'Found?', [['known', [when('warranty.until', 'filled')], 'registered']], 'bought'),
  ask(
    'bought',
    'Date of purchase',
    [
      'It is not registered. When did you buy it? The date stands on the invoice.',
      'Es ist nicht registriert. Wann haben Sie es gekauft? Das Datum steht auf der Rechnung.',
    ],
    date,
    'valid',
  ),
  ask(
    'registered',
    'Within the warranty?',
    [
      '> The device is registered, and its warranty lasts until {{warranty.until}}. Is it within it?',
      '> Das Gerät ist registriert, und seine Garantie gilt bis {{warranty.until}}. Fällt es darunter?',
    ],
    yesNo('fault', 'expired'),
    null,
  ),
  ask(
    'valid',
    'Within the warranty?',
    [
      '> Not registered, bought on {{bought}}. The warranty is 24 months, 36 for thermostats and valves. Is the device within it?',
      '> Nicht registriert, gekauft am {{bought}}. Die Garantie gilt 24 Monate, 36 für Thermostate und Ventile. Fällt das Gerät darunter?',
    ],
    yesNo('fault', 'expired'),
    null,
  ),
  ask(
    'fault',
    'What is wrong',
    ['What exactly does it do, or not do?', 'Was genau tut es, oder tut es nicht?'],
    lines,
    'damage',
  ),
  ask(
    'damage',
    'Damage',
    [
      'Is there any damage to be seen: a crack, water, a bent plug?',
      'Ist ein Schaden zu sehen: ein Riss, Wasser, ein verbogener Stecker?',
    ],
    choice({
      none: [['None', 'Keiner'], 'desk'],
      transport: [['From the transport', 'Vom Transport'], 'desk'],
      own: [['From use', 'Vom Gebrauch'], 'notCovered'],
    }),
    null,
  ),
  article(
    'desk',
    'What decides a claim',
    'warranty-desk',
    [
      '> For you alone: what counts as covered, and what you may promise.',
      '> Nur für Sie: was abgedeckt ist und was Sie zusagen dürfen.',
    ],
    'terms',
  ),
  say(
    'terms',
    'Terms of the exchange',
    [
      'You get a new or as-good-as-new device. The warranty of the first goes on. Please send the faulty one within 14 days; after that we have to invoice the new one.',
      'Sie erhalten ein neues oder neuwertiges Gerät. Die Garantie des ersten läuft weiter. Bitte schicken Sie das defekte innerhalb von 14 Tagen; danach müssen wir das neue berechnen.',
    ],
    'send',
    true,
  ),
  set('send', 'Tag: warranty', { tags: ['warranty'], status: 'waiting' }, 'exchanged'),
  end(
    'exchanged',
    'Exchange',
    [
      'The exchange for {{product.serialNumber}} leaves the warehouse tomorrow. You get a mail with the tracking number.',
      'Der Austausch für {{product.serialNumber}} verlässt morgen das Lager. Sie erhalten eine E-Mail mit der Sendungsnummer.',
    ],
    'exchange',
  ),
  say(
    'notCovered',
    'Not covered',
    [
      'Damage from use is not covered. I can offer you a new one with 20 percent off.',
      'Schäden vom Gebrauch sind nicht abgedeckt. Ich kann Ihnen ein neues mit 20 Prozent Nachlass anbieten.',
    ],
    'discount',
  ),
  say(
    'expired',
    'Expired',
    [
      'The warranty is over, I am sorry. I can offer you a new one with 20 percent off.',
      'Die Garantie ist leider abgelaufen. Ich kann Ihnen ein neues mit 20 Prozent Nachlass anbieten.',
    ],
    'discount',
  ),
  ask(
    'discount',
    'Take the offer?',
    ['Shall I send you that offer?', 'Soll ich Ihnen dieses Angebot schicken?'],
    yesNo('offered', 'declined'),
    null,
  ),
  end('offered', 'Offer', ['It is in your inbox in a minute.', 'Es ist in einer Minute in Ihrem Postfach.'], 'offer'),
  end(
    'declined',
    'Declined',
    ['I understand. Thank you for calling.', 'Das verstehe ich. Danke für Ihren Anruf.'],
    'declined',
  ),
]

export const warranty: DemoScript = {
  key: 'warranty',
  name: 'Warranty claim',
  description: 'Serial number, warranty, damage, exchange. Also the way on from a return that comes too late.',
  languages: ['en', 'de'],
  team: null,
  tags: ['warranty'],
  reasons: ['broken', 'warranty', 'defect'],
  owner: 'Giulia Conti',
  graph: graph(warrantySteps),
  earlier: graph(
    warrantySteps.map((step) => (step.id === 'terms' && step.kind === 'say' ? { ...step, compliance: false } : step)),
  ),
  state: 'published',
  notes: ['First version', 'The terms have to be confirmed'],
  habits: {
    registered: { true: 0.81, false: 0.19 },
    valid: { true: 0.81, false: 0.19 },
    damage: { none: 0.76, transport: 0.09, own: 0.15 },
    discount: { true: 0.35, false: 0.65 },
  },
  typed: {
    serial: ['WFKD-4471-0826', 'WFAT-1930-5512', 'WFRM-8804-2297', 'WFLP-3065-9148'],
    fault: [
      'Does not turn on any more',
      'Restarts every few minutes',
      'The picture is black at night',
      'Is not found by the hub',
    ],
  },
}

const salesSteps = [
  say('hello', 'Greeting', 'Wrenfield, my name is {{agent.firstName}}. What would you like your home to do?', 'need'),
  ask(
    'need',
    'What for',
    'What is it about, first of all?',
    choice({
      wifi: ['Better Wi-Fi', 'size'],
      heating: ['Heating', 'rooms'],
      safety: ['Seeing who is there', 'outdoor'],
    }),
    null,
  ),
  ask(
    'size',
    'Size of the home',
    'How many square metres does the home have, all floors together?',
    number(15, 2_000, 'm²'),
    'which',
  ),
  branch(
    'which',
    'By size',
    [
      ['small', [when('size', 'at-most', 80)], 'mesh3'],
      ['middle', [when('size', 'at-most', 180)], 'mesh6'],
    ],
    'mesh6pro',
  ),
  say('mesh3', 'Wren Mesh 3', 'A Wren Mesh 3 with one point is enough: 149 euros, set up in ten minutes.', 'interest'),
  say(
    'mesh6',
    'Wren Mesh 6',
    'I recommend the Wren Mesh 6 with two points: 249 euros, and steady in every room.',
    'interest',
  ),
  say(
    'mesh6pro',
    'Wren Mesh 6 Pro',
    'For that size the Wren Mesh 6 Pro with three points: 329 euros, and the points find the best way by themselves.',
    'interest',
  ),
  ask('rooms', 'Radiators', 'How many radiators are there?', number(1, 60), 'brae'),
  say(
    'brae',
    'Brae',
    'A Brae T2 in the hall and a Brae Valve for each of the {{rooms}} radiators. Most save between 12 and 20 percent.',
    'interest',
  ),
  ask(
    'outdoor',
    'Inside or outside',
    'Is it about the door, the garden, or a room?',
    choice({ door: ['The door', 'bell'], garden: ['The garden', 'cam'], room: ['A room', 'cam'] }),
    null,
  ),
  say(
    'bell',
    'Tawny Bell',
    'The Tawny Bell rings on your telephone and keeps its pictures at home: 149 euros.',
    'interest',
  ),
  say(
    'cam',
    'Tawny Cam',
    'A Tawny Cam keeps its pictures at home, not in a cloud: 79 euros inside, 119 outside.',
    'interest',
  ),
  ask(
    'interest',
    'Interest',
    'Shall I send you an offer with that?',
    choice({ yes: ['Yes', 'consent'], think: ['They want to think', 'think'], no: ['No', 'bye'] }),
    null,
  ),
  say(
    'consent',
    'Consent for the offer',
    'I need your consent to write to you about an offer. You can withdraw it at any time, with one line to us. May I keep it so?',
    'send',
    true,
  ),
  end('send', 'Offer', 'The offer goes to {{customer.email}} today and holds for two weeks.', 'offer'),
  followUp('think', 'Ask again', 'Ask {{customer.name}} what they think of the offer.', hours(72), 'me', 'later'),
  end('later', 'Callback', 'I will call you in three days, if I may.', 'callback'),
  end('bye', 'No interest', 'Thank you for calling, and all the best!', 'no-interest'),
]

export const sales: DemoScript = {
  key: 'sales',
  name: 'Question before buying',
  description: 'What fits the home, and an offer.',
  languages: ['en'],
  team: null,
  tags: ['feature request'],
  reasons: ['which product', 'buy', 'advice'],
  owner: 'Claire Dumont',
  graph: graph(salesSteps),
  earlier: graph(salesSteps),
  state: 'published',
  notes: ['First version', 'New prices'],
  habits: {
    need: { wifi: 0.5, heating: 0.28, safety: 0.22 },
    interest: { yes: 0.46, think: 0.3, no: 0.24 },
    outdoor: { door: 0.5, garden: 0.3, room: 0.2 },
  },
  typed: { size: [48, 62, 75, 90, 110, 125, 140, 180, 220, 310], rooms: [4, 5, 6, 7, 8, 9, 11, 14] },
}
