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

const steps = [
  say(
    'hello',
    'Greeting',
    [
      'Wrenfield Smart Home, my name is {{agent.firstName}}. Hello {{customer.name}}! Is it about your heating?',
      'Wrenfield Smart Home, mein Name ist {{agent.firstName}}. Guten Tag, {{customer.name}}! Geht es um Ihre Heizung?',
    ],
    'cold',
  ),
  ask(
    'cold',
    'Anybody in the cold?',
    [
      'Is it cold at your place right now, and are there small children, ill or old people?',
      'Ist es bei Ihnen gerade kalt, und sind kleine Kinder, kranke oder alte Menschen da?',
    ],
    choice({
      no: [['It is warm', 'Es ist warm'], 'device'],
      cold: [['Cold, all well', 'Kalt, alle wohlauf'], 'device'],
      urgent: [['Cold, with somebody at risk', 'Kalt, jemand ist gefährdet'], 'urgent'],
    }),
    null,
  ),
  set('urgent', 'Urgent', { priority: 'urgent', status: 'open' }, 'manual'),
  say(
    'manual',
    'Heat by hand',
    [
      'First we make it warm. Please turn the head of the valve off with a coin, a quarter turn to the left. The radiator heats by itself then. I wait.',
      'Zuerst machen wir es warm. Bitte lösen Sie den Ventilkopf mit einer Münze, eine Vierteldrehung nach links. Der Heizkörper heizt dann von selbst. Ich warte.',
    ],
    'warm',
    true,
  ),
  ask(
    'warm',
    'Does it get warm?',
    ['Does the radiator get warm?', 'Wird der Heizkörper warm?'],
    yesNo('device', 'boiler'),
    null,
  ),
  end(
    'boiler',
    'Boiler',
    [
      'Then it is the boiler, not our valve. Please call your heating engineer now; I put what we found into the ticket.',
      'Dann liegt es am Kessel, nicht an unserem Ventil. Bitte rufen Sie jetzt Ihren Heizungsbauer; ich halte fest, was wir gefunden haben.',
    ],
    'information',
  ),
  ask(
    'device',
    'Which device',
    ['Which of our devices is it?', 'Um welches unserer Geräte geht es?'],
    choice({
      valve: [['Brae Valve', 'Brae Valve'], 'battery'],
      thermostat: [['Brae T1 or T2', 'Brae T1 oder T2'], 'display'],
      hub: [['Hedge Hub', 'Hedge Hub'], 'hub'],
    }),
    null,
  ),
  ask(
    'battery',
    'Battery',
    ['What does the battery sign in the app say?', 'Was zeigt das Batteriezeichen in der App?'],
    choice({
      full: [['Green', 'Grün'], 'codes'],
      low: [['Yellow or red', 'Gelb oder rot'], 'change'],
      none: [['Valve not shown', 'Ventil fehlt'], 'hub'],
    }),
    null,
  ),
  say(
    'change',
    'New batteries',
    [
      'Please put in two new AA batteries, not rechargeable ones: their voltage is too low.',
      'Bitte setzen Sie zwei neue AA-Batterien ein, keine Akkus: Deren Spannung ist zu niedrig.',
    ],
    'calibrate',
  ),
  article(
    'codes',
    'Codes of the valve',
    'valve-codes',
    [
      'Does the valve show F1, F2 or F3? Then this is what to do.',
      'Zeigt das Ventil F1, F2 oder F3? Dann ist das hier zu tun.',
    ],
    'calibrate',
  ),
  say(
    'calibrate',
    'Calibrate',
    [
      'Now hold the button for five seconds until AD is shown. The valve drives to its end and back, that takes a minute.',
      'Halten Sie nun den Knopf fünf Sekunden, bis AD erscheint. Das Ventil fährt bis zum Anschlag und zurück, das dauert eine Minute.',
    ],
    'helped',
  ),
  ask('display', 'Display', ['What does the display show?', 'Was zeigt das Display?'], line, 'code', {
    variable: 'display',
  }),
  branch(
    'code',
    'Error code?',
    [
      ['e1', [when('display', 'contains', 'E1')], 'sensor'],
      ['e4', [when('display', 'contains', 'E4')], 'hub'],
    ],
    'calibrate',
  ),
  say(
    'sensor',
    'Sensor',
    [
      'E1 is the sensor. Please take the thermostat off its plate and put it on again, firmly.',
      'E1 ist der Fühler. Bitte nehmen Sie das Thermostat vom Sockel und setzen Sie es fest wieder auf.',
    ],
    'helped',
  ),
  say(
    'hub',
    'Hub',
    [
      'Please unplug the hub for ten seconds. It finds its valves again by itself, the furthest last.',
      'Bitte nehmen Sie den Hub für zehn Sekunden vom Strom. Er findet seine Ventile von selbst wieder, das entfernteste zuletzt.',
    ],
    'helped',
  ),
  ask(
    'helped',
    'Did it help?',
    ['Does it do what it should now?', 'Tut es jetzt, was es soll?'],
    choice({
      yes: [['Yes', 'Ja'], 'solve'],
      wait: [['It has to show', 'Das muss sich zeigen'], 'promise'],
      no: [['No', 'Nein'], 'claim'],
    }),
    null,
  ),
  set('solve', 'Ticket solved', { status: 'solved', tags: ['heating'] }, 'bye'),
  end('bye', 'Solved', ['Stay warm, {{customer.firstName}}!', 'Bleiben Sie warm!'], 'resolved'),
  followUp(
    'promise',
    'Callback tomorrow',
    [
      'Ask {{customer.name}} whether it was warm overnight.',
      'Bei {{customer.name}} fragen, ob es über Nacht warm war.',
    ],
    hours(20),
    'team',
    'later',
  ),
  end('later', 'Callback', ['We call you tomorrow.', 'Wir rufen Sie morgen an.'], 'callback'),
  through('claim', 'Warranty claim', 'warranty', null),
]

export const heating: DemoScript = {
  key: 'heating',
  name: 'Heating stays cold',
  description: 'People first, then the valve, the thermostat or the hub. Goes on to the warranty when nothing helps.',
  languages: ['en', 'de'],
  team: 'home',
  tags: ['heating'],
  reasons: ['cold', 'heating', 'valve'],
  owner: 'Priya Raman',
  graph: graph(steps),
  earlier: graph(
    steps
      .filter(({ id }) => id !== 'code' && id !== 'sensor')
      .map((step) => (step.id === 'display' && step.kind === 'ask' ? { ...step, next: 'calibrate' } : step)),
  ),
  state: 'published',
  notes: ['Before the winter', 'Error codes of the Brae'],
  habits: {
    cold: { no: 0.5, cold: 0.42, urgent: 0.08 },
    warm: { true: 0.85, false: 0.15 },
    device: { valve: 0.55, thermostat: 0.3, hub: 0.15 },
    battery: { full: 0.45, low: 0.4, none: 0.15 },
  },
  typed: { display: ['AD', 'E1', 'E1 blinking', 'E4', '19.5', 'nothing'] },
}
