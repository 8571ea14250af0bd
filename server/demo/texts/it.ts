import type { Catalogue } from './catalogue.ts'

export const italian: Catalogue = {
  language: 'it',
  hello: ['', 'Buongiorno,', 'Buongiorno,', 'Salve,', 'Buonasera,', 'Gentile assistenza,'],
  helloAgain: ['', '', 'Buongiorno {agent},', 'Salve,', 'Rieccomi,'],
  bye: [
    '',
    '{first}',
    'Cordiali saluti,~{name}',
    'Grazie in anticipo,~{name}',
    'Saluti,~{first}',
    'Distinti saluti~{name}',
  ],
  byeBusiness: ['Cordiali saluti,~{name}~{title}~{org}', 'Distinti saluti~{name}, {org}~Tel. {phone}'],
  agentHello: ['Buongiorno {name},', 'Gentile {name},', 'Buongiorno {first},'],
  agentBye: ['Cordiali saluti,~{signature}', 'Un cordiale saluto,~{signature}', 'Buona giornata,~{signature}'],
  received: [
    'grazie per averci scritto.',
    'grazie per i dettagli, sono di grande aiuto.',
    'mi dispiace per il disagio, me ne occupo io.',
    '',
  ],
  called: ['grazie per la telefonata.', 'come d’accordo al telefono, Le scrivo due righe.', ''],
  sorry: [
    'capisco il Suo disappunto e seguo io il caso fino alla fine.',
    'ha ragione, non doveva andare così. Ho riletto tutto dall’inizio: non deve ripetere nulla.',
  ],
  anger: [
    'Per {amount} mi aspettavo francamente di meglio.',
    'È la terza volta che spiego la stessa cosa. Qualcuno legge quello che scrivo?',
  ],
  chasers: [
    'Ci sono novità?',
    'Volevo solo sapere se avete ricevuto il mio ultimo messaggio.',
    'Sempre lo stesso problema, e non ho notizie da tre giorni.',
  ],
  holds: [
    'un breve aggiornamento: ho passato il caso ai nostri tecnici e aspetto la risposta per [domani|giovedì].',
    'non ho dimenticato il Suo caso: il laboratorio sta cercando di riprodurre il problema con lo stesso modello.',
  ],
  orderHolds: ['un breve aggiornamento: aspetto la conferma del magazzino e Le scrivo entro [domani|giovedì].'],
  nudges: ['ha potuto provare? Nessuna fretta, è solo per sapere se il mio messaggio è arrivato.'],
  outcomes: [
    'Era proprio quello, grazie mille!',
    'Funziona di nuovo tutto. Grazie per la rapidità.',
    'Risolto. Grazie {agent}!',
    'Perfetto, potete chiudere.',
  ],
  wrapUps: [
    'mi fa molto piacere! Chiudo il caso; per riaprirlo basta rispondere.',
    'benissimo. Le auguro una buona settimana.',
  ],
  comebacks: [
    'Purtroppo il problema è tornato da [ieri sera|stamattina], dopo una settimana tranquilla.',
    'Ho cantato vittoria troppo presto: qualche giorno bene, poi tutto come prima.',
  ],
  remedies: {
    device: [
      'allora non proviamo altro: Le sostituisco l’apparecchio. Quello nuovo parte [oggi|domani] e nella scatola trova l’etichetta per rendere il vecchio.',
    ],
    order: ['doveva essere risolto già la prima volta. L’ho fatto ora a mano e l’amministrazione me lo ha confermato.'],
  },
  conclusions: {
    device: [
      'non voglio rubarLe altro tempo con le domande: Le sostituisco l’apparecchio. Quello nuovo parte oggi e il laboratorio esaminerà il vecchio.',
    ],
    order: ['allora è tutto a posto. Le ho rimborsato le spese di spedizione, grazie per la collaborazione.'],
  },
  saga: [
    ['quale versione mostra l’app in Dispositivi > Informazioni?', 'C’è scritto {fw}. L’app è aggiornata.'],
    [
      'potrebbe attivare il registro dettagliato (cinque tocchi sulla versione) e mandarmelo quando succede di nuovo? Non contiene password.',
      'Lo allego. È successo verso le [21:20|7:45] e di nuovo dieci minuti dopo.',
    ],
    [
      'dal registro si vede che l’apparecchio si riavvia. Sulla stessa ciabatta c’è qualcosa di grosso, per esempio un frigorifero?',
      'Il congelatore, in effetti. Può dipendere da quello?',
    ],
  ],
  orderSaga: [
    ['per non confondermi con un altro ordine, mi conferma la città di consegna?', '{city}, ordine {order}.'],
  ],
  quoteIntro: 'Il {date}, {author} ha scritto:',
  scenarios: [
    {
      id: 'it-wifi',
      team: 'network',
      lines: ['mesh'],
      weight: 1.5,
      tags: ['mesh', 'wifi'],
      subjects: ['Il Wi-Fi cade ogni sera', '{product}: disconnessioni continue'],
      problem: [
        'ogni sera tra le [20|21] e le 23 il Wi-Fi del nostro {product} cade per un minuto o due e poi torna. Di giorno va benissimo. Ho già riavviato tutto [due|tre] volte.',
      ],
      exchanges: [
        ['quale canale e quale ampiezza vede in Rete > Avanzate > Radio?', 'Canale 36, 160 MHz. Non l’ho mai toccato.'],
      ],
      resolution: [
        {
          text: 'dal registro risulta che l’apparecchio crede di sentire un radar meteo e ogni sera lascia il canale. L’ho spostato sul canale 44 a 80 MHz; Lei non deve fare nulla.',
          outcome: ['Due sere senza una sola interruzione. Grazie!'],
        },
      ],
      file: 'log',
    },
    {
      id: 'it-42',
      team: 'network',
      lines: ['router'],
      season: 'firmware-4.2',
      weight: 4,
      tags: ['firmware', 'firmware 4.2', 'router'],
      priority: 'high',
      subjects: ['Lentissimo dopo l’aggiornamento 4.2', 'Si può tornare indietro dalla 4.2?'],
      problem: [
        'da quando il {product} si è aggiornato alla 4.2, in Wi-Fi arrivo a [40|35] Mbit/s invece di 480. Via cavo è tutto come prima. Si può tornare alla versione precedente?',
      ],
      exchanges: [
        [
          'quale modalità di sicurezza compare in Rete > Sicurezza? La 4.2.0 l’ha cambiata in mista su molti apparecchi.',
          'WPA2/WPA3. Io non ho cambiato niente.',
        ],
      ],
      resolution: [
        {
          text: 'la 4.2.1 corregge sia la sicurezza sia la velocità. L’ho già sbloccata per il Suo apparecchio: Rete > Software > Cerca aggiornamenti. Ci scusiamo, avremmo dovuto accorgercene prima.',
          outcome: ['Installata, di nuovo a [470|460]. Grazie.'],
        },
      ],
      file: 'screenshot',
    },
    {
      id: 'it-termostato',
      team: 'home',
      lines: ['thermostat'],
      season: 'heating',
      weight: 1.6,
      tags: ['heating'],
      subjects: ['Il termostato scalda troppo', '23 gradi invece di 20'],
      problem: [
        'il termostato {product} è impostato su 20 gradi, ma il soggiorno arriva a [23|23,5] prima che spenga la caldaia. Abbiamo il riscaldamento a pavimento, se può servire.',
      ],
      exchanges: [
        [
          'il cavo dietro il termostato esce da un tubo? L’aria fredda che arriva da lì spesso inganna la sonda.',
          'Sì, c’è un tubo. L’ho chiuso con del nastro e segna già un grado in più.',
        ],
      ],
      resolution: [
        {
          text: 'scelga «Pavimento (lento)» in Riscaldamento > Impianto > Tipo. Il termostato spegnerà prima e in tre o quattro giorni imparerà per quanto tempo il pavimento continua a scaldare.',
          outcome: ['Dopo quattro giorni resta a 20,2. Notevole.'],
        },
      ],
      file: 'chart',
    },
    {
      id: 'it-sensore',
      team: 'home',
      lines: ['leak'],
      tags: ['sensors'],
      priority: 'high',
      subjects: ['Allarme perdita alle tre di notte', 'Falso allarme del sensore'],
      problem: [
        'il sensore di allagamento ha suonato alle tre di notte e il pavimento era asciuttissimo. È la [seconda|terza] volta questo mese. In famiglia vogliono buttarlo dalla finestra.',
      ],
      exchanges: [
        [
          'guardi per favore i due contatti sul fondo: c’è una patina bianca?',
          'Sì, una patina come di sapone. L’ho tolta con un panno.',
        ],
      ],
      resolution: [
        {
          text: 'la patina viene dai detergenti: attira l’umidità finché il sensore crede di stare nell’acqua. Pulito, starà zitto. In cantina conviene impostare «Sensibilità bassa».',
          outcome: ['Due settimane di silenzio. Grazie!'],
        },
      ],
    },
    {
      id: 'it-pacco',
      team: 'orders',
      lines: ['mesh', 'plug', 'camera'],
      weight: 2,
      tags: ['shipping'],
      subjects: ['Dov’è il mio ordine {order}?', 'Pacco mai arrivato'],
      problem: [
        'ho fatto l’ordine {order} il {date} ({product}) e da [sei|otto] giorni il tracciamento dice solo «affidato al corriere». Quando arriva?',
        'il corriere sostiene di aver consegnato il pacco {tracking} ieri alle 14:12. Qui non c’era nessuno e i vicini non hanno niente.',
      ],
      exchanges: [
        [
          'ho chiesto al corriere di cercarlo. C’è una portineria o un negozio dove lasciano i pacchi?',
          'Il fornaio sotto casa a volte li prende, ma non ha nulla.',
        ],
      ],
      resolution: [
        {
          text: 'il pacco risulta smarrito. Stasera ne parte un altro con corriere espresso, senza spese. Se arrivasse anche il primo, lo respinga semplicemente.',
          outcome: ['Arrivato stamattina. Grazie per l’impegno.'],
        },
      ],
    },
    {
      id: 'it-garanzia',
      team: 'orders',
      lines: ['hub', 'camera'],
      tags: ['warranty'],
      subjects: ['Garanzia {product}', 'Apparecchio guasto dopo 14 mesi'],
      problem: [
        'il mio {product} (matricola {serial}) è morto: nessuna luce, nessun suono. Ho provato un’altra presa e un altro cavo. In allegato lo scontrino.',
      ],
      exchanges: [
        [
          'lo scontrino basta. Una domanda del laboratorio: prima c’è stato un temporale, una caduta o dell’acqua?',
          'Niente di tutto questo. Stava su una mensola e faceva il suo dovere.',
        ],
      ],
      resolution: [
        {
          text: 'la garanzia dura tre anni, quindi è coperto. Il nuovo parte domani; ci rimandi il vecchio entro 30 giorni con l’etichetta che trova nella scatola.',
          outcome: ['Il nuovo funziona. Molto corretti, grazie.'],
        },
      ],
      file: 'invoice',
    },
  ],
}
