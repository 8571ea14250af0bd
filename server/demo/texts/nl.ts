import type { Catalogue } from './catalogue.ts'

export const dutch: Catalogue = {
  language: 'nl',
  hello: ['', 'Hallo,', 'Goedemorgen,', 'Goedemiddag,', 'Beste Wrenfield,', 'Geachte heer, mevrouw,', 'Hoi,'],
  helloAgain: ['', '', 'Hallo {agent},', 'Hoi {agent},', 'Goedemiddag,'],
  bye: ['', '{first}', 'Groeten,~{first}', 'Met vriendelijke groet,~{name}', 'Alvast bedankt,~{name}', 'Mvg,~{name}'],
  byeBusiness: ['Met vriendelijke groet,~{name}~{title}~{org}', 'Hartelijke groet,~{name}, {org}~{phone}'],
  agentHello: ['Beste {first},', 'Hallo {first},', 'Goedemorgen {first},'],
  agentBye: ['Met vriendelijke groet,~{signature}', 'Hartelijke groet,~{signature}', 'Groeten,~{signature}'],
  received: [
    'Bedankt voor uw bericht.',
    'Bedankt voor de duidelijke uitleg, daar kan ik wat mee.',
    'Wat vervelend, ik ga er meteen mee aan de slag.',
    '',
  ],
  called: ['Bedankt voor uw telefoontje.', 'Zoals aan de telefoon beloofd, hier nog even op schrift.', ''],
  sorry: [
    'Ik snap dat u hier genoeg van heeft. Ik neem het over en laat het niet meer los.',
    'U heeft gelijk, zo had het niet mogen gaan. Ik heb alles teruggelezen, u hoeft niets te herhalen.',
  ],
  anger: [
    'Eerlijk gezegd verwacht ik voor {amount} wel iets meer.',
    'Dit is de derde keer dat ik het uitleg. Leest er iemand mee?',
    'Als het deze week niet is opgelost, stuur ik alles terug.',
  ],
  chasers: [
    'Is er al nieuws?',
    'Even checken of mijn laatste bericht is aangekomen.',
    'Nog steeds hetzelfde hier, en ik heb al drie dagen niets gehoord.',
  ],
  holds: [
    'Even een tussenstand: ik heb het bij onze techniek neergelegd en verwacht [morgen|donderdag] antwoord.',
    'Ik ben u niet vergeten. Het lab probeert het na te bootsen met hetzelfde model.',
  ],
  orderHolds: [
    'Even een tussenstand: ik wacht op bevestiging van het magazijn en laat het u uiterlijk [morgen|donderdag] weten.',
  ],
  nudges: [
    'Is het gelukt om dit te proberen? Het heeft geen haast, ik wilde alleen zeker weten dat mijn bericht is aangekomen.',
  ],
  outcomes: [
    'Dat was het, hartelijk dank!',
    'Alles doet het weer. Top, bedankt.',
    'Opgelost. Fijn geholpen, {agent}!',
    'Perfect, kan dicht wat mij betreft.',
  ],
  wrapUps: [
    'Fijn om te horen! Ik sluit hem af; met een antwoord is hij zo weer open.',
    'Mooi zo. Nog een prettige week.',
  ],
  comebacks: [
    'Helaas, het is terug sinds [gisteravond|vanochtend]. Het ging een week goed.',
    'Te vroeg gejuicht: een paar dagen prima en nu weer bij af.',
  ],
  remedies: {
    device: [
      'Dan gaan we niet verder proberen: u krijgt een nieuw exemplaar. Het gaat [vandaag|morgen] de deur uit en het retouretiket voor het oude zit in de doos.',
    ],
    order: [
      'Dit had de eerste keer al goed moeten gaan. Ik heb het nu met de hand geregeld en de boekhouding heeft het bevestigd.',
    ],
  },
  conclusions: {
    device: [
      'Ik wil u niet langer met vragen lastigvallen: u krijgt een nieuw exemplaar. Het gaat vandaag weg, en het lab kijkt het oude na.',
    ],
    order: ['Dan is alles terecht. De verzendkosten heb ik teruggestort, bedankt voor uw hulp.'],
  },
  saga: [
    ['Welke versie staat er in de app onder Apparaten > Info?', 'Er staat {fw}. De app zelf is bijgewerkt.'],
    [
      'Wilt u het uitgebreide logboek aanzetten (vijf keer op de versie tikken) en het mij sturen als het weer gebeurt? Er staan geen wachtwoorden in.',
      'Zie bijlage. Het gebeurde rond [21:20|7:45] en tien minuten later nog eens.',
    ],
    [
      'In het logboek zie ik dat het apparaat opnieuw opstart. Zit er iets groots in dezelfde stekkerdoos, een koelkast bijvoorbeeld?',
      'De vriezer inderdaad. Zou dat het zijn?',
    ],
  ],
  orderSaga: [['Voor de zekerheid: in welke plaats moet de bestelling worden bezorgd?', '{city}, bestelling {order}.']],
  quoteIntro: 'Op {date} schreef {author}:',
  scenarios: [
    {
      id: 'nl-wifi',
      team: 'network',
      lines: ['mesh'],
      weight: 1.5,
      tags: ['mesh', 'wifi'],
      subjects: ['Wifi valt elke avond weg', '{product} verliest de verbinding'],
      problem: [
        'Elke avond tussen [acht|zeven] en tien valt de wifi van onze {product} een minuut of twee weg. Overdag geen centje pijn. Alles al [twee|drie] keer opnieuw opgestart.',
      ],
      exchanges: [
        [
          'Welk kanaal en welke breedte staan er onder Netwerk > Geavanceerd > Radio?',
          'Kanaal 36, 160 MHz. Nooit aangezeten.',
        ],
      ],
      resolution: [
        {
          text: 'Volgens het logboek denkt uw apparaat een weerradar te horen en verlaat het elke avond het kanaal. Ik heb het op kanaal 44 met 80 MHz gezet. U hoeft niets te doen.',
          outcome: ['Twee avonden zonder één haperingetje. De kinderen zijn ook blij.'],
        },
      ],
      file: 'log',
    },
    {
      id: 'nl-42',
      team: 'network',
      lines: ['router'],
      season: 'firmware-4.2',
      weight: 4,
      tags: ['firmware', 'firmware 4.2', 'router'],
      priority: 'high',
      subjects: ['Traag sinds update 4.2', 'Kan ik terug van 4.2?'],
      problem: [
        'Sinds de {product} zichzelf naar 4.2 heeft bijgewerkt haal ik via wifi nog maar [40|35] Mbit/s in plaats van 480. Via de kabel is alles als vanouds. Kan ik terug naar de vorige versie?',
      ],
      exchanges: [
        [
          'Welke beveiliging staat er onder Netwerk > Beveiliging? 4.2.0 heeft die bij veel apparaten op gemengd gezet.',
          'WPA2/WPA3. Ik heb niets veranderd.',
        ],
      ],
      resolution: [
        {
          text: '4.2.1 lost zowel de beveiliging als de snelheid op. Ik heb hem voor uw apparaat alvast vrijgegeven: Netwerk > Software > Zoeken naar updates. Excuses, dit hadden we vóór de uitgave moeten zien.',
          outcome: ['Staat erop, weer [470|460]. Bedankt!'],
        },
      ],
      file: 'screenshot',
    },
    {
      id: 'nl-ventiel',
      team: 'home',
      lines: ['valve'],
      season: 'heating',
      weight: 1.5,
      tags: ['heating'],
      subjects: ['Radiatorknop maakt ’s nachts lawaai', '{product} klikt de hele nacht'],
      problem: [
        'De {product} in onze slaapkamer maakt om de tien minuten een knarsend geluid. Overdag merkt niemand het, om drie uur ’s nachts iedereen. In de andere kamers zijn ze stil.',
      ],
      exchanges: [
        [
          'Draait hij soepel als u hem van de radiator haalt en bovenop drie seconden ingedrukt houdt?',
          'Los draait hij soepel en staat er OK. Op de radiator begint het weer.',
        ],
      ],
      resolution: [
        {
          text: 'Dan zit de pen van de radiator vast. Druk hem met iets plats een paar keer in tot hij terugveert, zet de knop weer vast en laat hem ijken. In de slaapkamer kunt u ook "Stil in de nacht" aanzetten.',
          outcome: ['Stil! We slapen weer.'],
        },
      ],
      file: 'photo',
    },
    {
      id: 'nl-bel',
      team: 'home',
      lines: ['doorbell'],
      tags: ['doorbell'],
      subjects: ['Deurbel gaat te laat', 'Bezorger is al weg als de bel gaat'],
      problem: [
        'De {product} gaat pas na [tien|vijftien] seconden. Dan is de bezorger al weg en kan ik mijn pakje weer bij het afhaalpunt halen. Dit was de [tweede|derde] keer.',
      ],
      exchanges: [['Is alleen de telefoon te laat of ook de gong in huis?', 'Allebei, ongeveer tegelijk.']],
      resolution: [
        {
          text: 'De melding maakt een omweg via internet. Zet onder Deurbel > Snelheid "Lokaal bellen" aan: de gong gaat dan binnen een halve seconde.',
          outcome: ['Hij gaat nu meteen. En de hond ook.'],
        },
      ],
    },
    {
      id: 'nl-pakket',
      team: 'orders',
      lines: ['mesh', 'plug', 'bulb'],
      weight: 2,
      tags: ['shipping'],
      subjects: ['Waar blijft bestelling {order}?', 'Pakket niet aangekomen'],
      problem: [
        'Op {date} heb ik besteld ({order}, {product}). Volgens de tracking ligt het pakket al [zes|acht] dagen bij de vervoerder. Wanneer komt het?',
        'Volgens de vervoerder is pakket {tracking} gisteren om 14:12 bezorgd. Er was niemand thuis en de buren hebben ook niets.',
      ],
      exchanges: [
        [
          'Ik heb de vervoerder laten zoeken. Is er een winkel in de buurt waar ze pakketten achterlaten?',
          'De bakker neemt weleens iets aan, maar die heeft niets liggen.',
        ],
      ],
      resolution: [
        {
          text: 'Het pakket is kwijt. Er gaat vanavond een nieuw met spoed de deur uit, zonder kosten. Komt het eerste toch nog, weiger het dan gewoon.',
          outcome: ['Vandaag binnengekomen, bedankt voor het erachteraan gaan.'],
        },
      ],
    },
    {
      id: 'nl-abonnement',
      team: 'orders',
      lines: ['camera'],
      tags: ['subscription', 'account'],
      subjects: ['Tawny Archive opzeggen', 'Abonnement stoppen'],
      problem: [
        'Graag mijn Tawny Archive stopzetten. Ik heb de camera niet meer en kan de knop nergens vinden, en ik heb echt gezocht.',
      ],
      exchanges: [
        [
          'Dat doe ik voor u. Vandaag al, met de rest van het geld terug, of aan het eind van de periode? De opnamen verdwijnen als het stopt.',
          'Vandaag graag, ik heb bewaard wat ik nodig had.',
        ],
      ],
      resolution: [
        {
          text: 'Het abonnement is gestopt. De resterende maanden krijgt u terug, de bevestiging komt per mail. De knop zit onder Account > Abonnementen > Details; we weten dat dat een stap te veel is.',
          outcome: ['Bevestiging binnen. Fijn dat u er niet moeilijk over deed.'],
        },
      ],
    },
  ],
}
