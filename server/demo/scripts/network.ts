import {
  article,
  ask,
  branch,
  choice,
  type DemoScript,
  end,
  followUp,
  graph,
  hours,
  line,
  say,
  set,
  through,
  when,
  yesNo,
} from './build.ts'

/** Who is calling, before anything of an account is said. Part of most others. */
const identitySteps = [
  say(
    'notice',
    'Data protection notice',
    [
      'Before we start: I need to make sure that I speak to the right person. I will ask two questions about your account. Your answers are kept with this call for 30 days.',
      'Bevor wir beginnen: Ich muss sicherstellen, dass ich mit der richtigen Person spreche. Dazu stelle ich zwei Fragen zu Ihrem Konto. Ihre Antworten werden 30 Tage lang mit diesem Gespräch aufbewahrt.',
    ],
    'email',
    true,
  ),
  ask(
    'email',
    'E-mail on the account',
    [
      'Which e-mail address is on your account?\n\n> On record: {{customer.email}}. Do not read it out.',
      'Welche E-Mail-Adresse ist in Ihrem Konto hinterlegt?\n\n> Hinterlegt: {{customer.email}}. Nicht vorlesen.',
    ],
    choice({
      match: [['It is the one on record', 'Stimmt überein'], 'order'],
      other: [['Another address', 'Andere Adresse'], 'order'],
      unknown: [['They do not know', 'Nicht bekannt'], 'order'],
    }),
    null,
    { variable: 'identity.email' },
  ),
  ask(
    'order',
    'Second proof',
    [
      'Can you tell me the city of your delivery address, or the number of an order?\n\n> On record: {{customer.city}}.',
      'Können Sie mir den Ort Ihrer Lieferadresse oder eine Bestellnummer nennen?\n\n> Hinterlegt: {{customer.city}}.',
    ],
    yesNo(null, null),
    'decide',
    { variable: 'identity.second' },
  ),
  branch(
    'decide',
    'Both right?',
    [['verified', [when('identity.email', 'is', 'match'), when('identity.second', 'is', true)], 'verified']],
    'refused',
  ),
  end('verified', 'Identified', '', null),
  say(
    'refused',
    'Not identified',
    [
      'I am sorry, I cannot speak about the account without that. General questions I am happy to answer.',
      'Es tut mir leid, ohne diese Angaben darf ich nicht über das Konto sprechen. Allgemeine Fragen beantworte ich gern.',
    ],
    'unverified',
  ),
  end('unverified', 'Goes on without the account', '', null),
]

export const identity: DemoScript = {
  key: 'identity',
  name: 'Identity check',
  description: 'Notice and two proofs before anything of an account is said. Part of other scripts.',
  languages: ['en', 'de'],
  team: null,
  tags: [],
  reasons: [],
  owner: 'Giulia Conti',
  graph: graph(identitySteps, true),
  earlier: graph(
    identitySteps.map((step) => (step.id === 'notice' ? { ...step, compliance: false } : step)) as typeof identitySteps,
    true,
  ),
  state: 'published',
  notes: ['First version', 'The notice has to be confirmed now (audit of the spring)'],
  habits: { email: { match: 0.9, other: 0.07, unknown: 0.03 }, order: { true: 0.93, false: 0.07 } },
  typed: {},
}

const hello = (matter: string, german: string): readonly [string, string] => [
  `Wrenfield Support, my name is {{agent.firstName}}. Hello {{customer.name}}! ${matter}`,
  `Wrenfield Support, mein Name ist {{agent.firstName}}. Guten Tag, {{customer.name}}! ${german}`,
]

const dropSteps = [
  say(
    'hello',
    'Greeting',
    hello(
      'You are calling about your connection, {{ticket.subject}}?',
      'Sie rufen wegen Ihrer Verbindung an, {{ticket.subject}}?',
    ),
    'light',
  ),
  ask(
    'light',
    'Colour of the light',
    [
      'What colour is the light on the front of the router right now?',
      'Welche Farbe hat das Licht vorn am Router gerade?',
    ],
    choice({
      white: [['Steady white', 'Dauerhaft weiß'], 'devices'],
      amber: [['Blinking amber', 'Blinkt gelb'], 'cable'],
      red: [['Red', 'Rot'], 'cable'],
      off: [['Off', 'Aus'], 'power'],
    }),
    null,
  ),
  say(
    'power',
    'Power',
    [
      'Please unplug the power adapter, count to ten with me, and plug it into another socket, not into a strip.',
      'Bitte ziehen Sie das Netzteil, zählen Sie mit mir bis zehn und stecken Sie es in eine andere Steckdose, nicht in eine Leiste.',
    ],
    'helped',
  ),
  say(
    'cable',
    'Cable to the modem',
    [
      'Please follow the cable from the blue socket to the modem. Push both ends in until they click. The light needs up to two minutes.',
      'Bitte folgen Sie dem Kabel von der blauen Buchse zum Modem. Drücken Sie beide Enden fest, bis sie einrasten. Das Licht braucht bis zu zwei Minuten.',
    ],
    'helped',
  ),
  ask(
    'devices',
    'Which devices',
    [
      'Does the connection drop on all devices, or on one?',
      'Bricht die Verbindung auf allen Geräten ab oder nur auf einem?',
    ],
    choice({
      all: [['On all', 'Auf allen'], 'firmware'],
      one: [['On one', 'Auf einem'], 'channel'],
      far: [['On those far from the router', 'Auf denen weit weg vom Router'], 'channel'],
    }),
    null,
  ),
  ask(
    'firmware',
    'Firmware',
    [
      'In the app under Settings, About: which version does the router have?\n\n> 4.2.0 drops connections after some hours. 4.2.1 puts it right.',
      'In der App unter Einstellungen, Über: Welche Version hat der Router?\n\n> 4.2.0 trennt Verbindungen nach einigen Stunden. 4.2.1 behebt das.',
    ],
    line,
    'version',
  ),
  branch('version', 'Bad version?', [['bad', [when('firmware', 'contains', '4.2.0')], 'known']], 'channel'),
  article(
    'known',
    'What 4.2.0 does',
    'slow-42',
    [
      'Your router has a version with a known fault. I read with you what it does and what helps.',
      'Ihr Router hat eine Version mit einem bekannten Fehler. Ich lese mit Ihnen, was er bewirkt und was hilft.',
    ],
    'update',
  ),
  say(
    'update',
    'Update',
    [
      'That version has a fault that we have put right. Please tap Update now; the router restarts once, and the light turns white after about three minutes. I stay on the line.',
      'Diese Version hat einen Fehler, den wir behoben haben. Bitte tippen Sie auf Jetzt aktualisieren; der Router startet einmal neu, und nach etwa drei Minuten wird das Licht weiß. Ich bleibe dran.',
    ],
    'tag42',
  ),
  set('tag42', 'Tag: firmware 4.2', { tags: ['firmware 4.2'] }, 'helped'),
  say(
    'channel',
    'Channel and place',
    [
      'Under Wi-Fi, Channel, please choose Automatic. And put the router where it can be seen from the sofa: not in a cupboard, not on the floor.',
      'Bitte wählen Sie unter WLAN, Kanal die Einstellung Automatisch. Und stellen Sie den Router so, dass man ihn vom Sofa sieht: nicht in den Schrank, nicht auf den Boden.',
    ],
    'helped',
  ),
  ask(
    'helped',
    'Did it help?',
    ['Is the connection steady now?', 'Ist die Verbindung jetzt stabil?'],
    choice({
      yes: [['Yes', 'Ja'], 'solve'],
      wait: [['It has to show', 'Das muss sich zeigen'], 'promise'],
      no: [['No', 'Nein'], 'worse'],
    }),
    null,
  ),
  set('solve', 'Ticket solved', { status: 'solved' }, 'bye'),
  end(
    'bye',
    'Solved',
    [
      'I am glad that it works. Thank you for your patience, {{customer.firstName}}.',
      'Schön, dass es läuft. Danke für Ihre Geduld.',
    ],
    'resolved',
  ),
  followUp(
    'promise',
    'Callback tomorrow',
    [
      'Ask {{customer.name}} whether the connection was steady overnight.',
      'Bei {{customer.name}} fragen, ob die Verbindung über Nacht stabil war.',
    ],
    hours(24),
    'me',
    'later',
  ),
  end(
    'later',
    'Callback',
    ['I will call you tomorrow at about this time.', 'Ich rufe Sie morgen um diese Zeit an.'],
    'callback',
  ),
  set('worse', 'High priority', { priority: 'high', status: 'open' }, 'handover'),
  end(
    'handover',
    'Second level',
    [
      'I hand this to our engineers with everything that we tried. You hear from us within one working day.',
      'Ich gebe das mit allem, was wir versucht haben, an unsere Technik weiter. Sie hören innerhalb eines Arbeitstags von uns.',
    ],
    'escalated',
  ),
]

export const routerDrops: DemoScript = {
  key: 'router-drops',
  name: 'Router drops the connection',
  description: 'From the colour of the light to the firmware and the channel. Perch and Wren Mesh.',
  languages: ['en', 'de'],
  team: 'network',
  tags: ['router', 'wifi', 'mesh', 'firmware', 'firmware 4.2'],
  reasons: ['drops', 'no internet', 'slow wifi'],
  owner: 'Samir El-Masri',
  graph: graph(dropSteps),
  earlier: graph(
    dropSteps
      .filter(({ id }) => !['version', 'known', 'update', 'tag42'].includes(id))
      .map((step) => (step.id === 'firmware' && step.kind === 'ask' ? { ...step, next: 'channel' } : step)),
  ),
  state: 'published',
  notes: ['First version', 'Firmware 4.2.0 has its own way'],
  habits: {
    light: { white: 0.55, amber: 0.25, red: 0.14, off: 0.06 },
    devices: { all: 0.6, one: 0.15, far: 0.25 },
  },
  typed: { firmware: ['4.2.0', '4.2.0', '4.2.1', '4.1.3', '4.2.0', '4.1.0'] },
}

const outageSteps = [
  say(
    'hello',
    'Greeting',
    hello(
      'You asked us to call back because the cloud was down. It is up again.',
      'Sie hatten um einen Rückruf gebeten, weil die Cloud nicht erreichbar war. Sie läuft wieder.',
    ),
    'still',
  ),
  ask(
    'still',
    'Still affected?',
    ['Do all of your devices answer again?', 'Antworten alle Ihre Geräte wieder?'],
    yesNo('solve', 'which'),
    null,
  ),
  ask('which', 'Which does not', ['Which one does not?', 'Welches nicht?'], line, 'restart'),
  say(
    'restart',
    'Restart',
    [
      'Please unplug {{which}} for ten seconds. It signs in anew by itself, in two minutes at most.',
      'Bitte nehmen Sie {{which}} für zehn Sekunden vom Strom. Es meldet sich von selbst neu an, in höchstens zwei Minuten.',
    ],
    'again',
  ),
  ask('again', 'And now?', ['Does it answer now?', 'Antwortet es jetzt?'], yesNo('solve', 'open'), null),
  set('solve', 'Ticket solved', { status: 'solved' }, 'bye'),
  end(
    'bye',
    'All well',
    [
      'Thank you for waiting. We have written down what happened and what we changed; I will send you the link.',
      'Danke für Ihre Geduld. Was passiert ist und was wir geändert haben, steht im Bericht; den Link schicke ich Ihnen.',
    ],
    'resolved',
  ),
  set('open', 'High priority', { priority: 'high', status: 'open' }, 'handover'),
  end(
    'handover',
    'Second level',
    [
      'I hand this to our engineers. You hear from us today.',
      'Ich gebe das an unsere Technik weiter. Sie hören heute von uns.',
    ],
    'escalated',
  ),
]

export const outage: DemoScript = {
  key: 'outage-callback',
  name: 'Callback after an outage',
  description: 'Outbound, once the cloud is up again.',
  languages: ['en', 'de'],
  team: null,
  tags: ['outage'],
  reasons: ['outage', 'cloud down'],
  owner: 'Priya Raman',
  graph: graph(outageSteps),
  earlier: graph(outageSteps),
  state: 'published',
  notes: ['Written during the outage', 'The same in German'],
  habits: { still: { true: 0.78, false: 0.22 }, again: { true: 0.7, false: 0.3 } },
  typed: { which: ['the hub', 'the camera in the hall', 'two plugs', 'the thermostat upstairs'] },
}

export const meshSetup: DemoScript = {
  key: 'mesh-setup',
  name: 'Setting up a second mesh point',
  description: 'Where to put it, how to pair it. Waits for review.',
  languages: ['en'],
  team: 'network',
  tags: ['mesh', 'setup'],
  reasons: ['second mesh point'],
  owner: 'Samir El-Masri',
  graph: graph([
    say(
      'hello',
      'Greeting',
      'Wrenfield Support, my name is {{agent.firstName}}. You would like to add a mesh point?',
      'identity',
    ),
    through('identity', 'Who is calling', 'identity', 'where'),
    ask(
      'where',
      'Where',
      'How many walls are between the two points?',
      choice({ none: ['None', 'pair'], one: ['One', 'pair'], more: ['Two or more', 'closer'] }),
      null,
    ),
    say(
      'closer',
      'Closer',
      'Two walls are too much for a steady link. Please put it half way, and pair it there first.',
      'pair',
    ),
    say('pair', 'Pair', 'Hold the button on its back until the light blinks blue, then tap Add in the app.', 'done'),
    ask('done', 'Paired?', 'Is its light white now?', yesNo('bye', 'handover'), null),
    end('bye', 'Paired', 'Enjoy the new corner of your network!', 'resolved'),
    end('handover', 'Second level', 'I hand this to our engineers.', 'escalated'),
  ]),
  earlier: graph([end('bye', 'To be written', '', 'information')]),
  state: 'in-review',
  notes: ['A beginning', 'Complete, please review'],
  habits: {},
  typed: {},
}
