import type { Catalogue } from './catalogue.ts'

export const german: Catalogue = {
  language: 'de',
  hello: [
    '',
    'Hallo,',
    'Hallo,',
    'Guten Tag,',
    'Guten Tag,',
    'Guten Morgen,',
    'Sehr geehrte Damen und Herren,',
    'Liebes Wrenfield-Team,',
    'Moin,',
  ],
  helloAgain: ['', '', 'Hallo {agent},', 'Guten Tag {agentName},', 'Hallo,'],
  bye: [
    '',
    '{first}',
    'Viele Grüße~{name}',
    'Mit freundlichen Grüßen~{name}',
    'Beste Grüße~{name}',
    'Danke und Gruß~{first}',
    'MfG~{last}',
    'Vielen Dank im Voraus~{name}',
  ],
  byeBusiness: ['Mit freundlichen Grüßen~{name}~{title}~{org}', 'Freundliche Grüße~i. A. {name}~{org}~Tel. {phone}'],
  agentHello: ['Guten Tag {name},', 'Hallo {name},', 'Guten Tag {name},'],
  agentBye: ['Viele Grüße~{signature}', 'Freundliche Grüße~{signature}', 'Beste Grüße~{signature}'],
  received: [
    'vielen Dank für Ihre Nachricht.',
    'danke, dass Sie sich melden.',
    'danke für die genaue Beschreibung.',
    'das tut mir leid, da helfe ich gern.',
    'das sehe ich mir gern mit Ihnen an.',
  ],
  called: ['danke für das Gespräch eben.', 'wie am Telefon besprochen, hier noch einmal schriftlich.', ''],
  sorry: [
    'ich verstehe Ihren Ärger und kümmere mich jetzt persönlich darum.',
    'Sie haben recht, so darf das nicht laufen. Ich habe alles von Anfang an gelesen, Sie müssen nichts wiederholen.',
  ],
  anger: [
    'Ehrlich gesagt bin ich ziemlich enttäuscht. Für {amount} erwarte ich, dass das Gerät funktioniert.',
    'Das ist jetzt das dritte Mal, dass ich das erkläre. Liest bei Ihnen eigentlich jemand mit?',
    'Wenn sich bis Freitag nichts tut, schicke ich alles zurück.',
  ],
  chasers: [
    'Gibt es schon etwas Neues?',
    'Ich wollte nur kurz nachfragen, ob meine letzte Nachricht angekommen ist.',
    'Seit [drei Tagen|Montag] habe ich nichts mehr gehört. Kümmert sich jemand darum?',
    'Noch immer dasselbe Problem. Wie geht es weiter?',
  ],
  holds: [
    'ein kurzer Zwischenstand: Ich habe den Fall an unsere Technik weitergegeben und melde mich, sobald ich eine Antwort habe, spätestens [morgen|am Donnerstag].',
    'ich habe Sie nicht vergessen. Wir stellen das Problem gerade im Labor nach.',
  ],
  orderHolds: [
    'ein kurzer Zwischenstand: Ich warte auf die Bestätigung aus dem Lager und melde mich spätestens [morgen|am Donnerstag].',
    'ich habe bei der Buchhaltung nachgefragt und gebe Ihnen Bescheid, sobald ich etwas weiß.',
  ],
  nudges: [
    'konnten Sie das schon ausprobieren? Es eilt nicht, ich möchte nur sichergehen, dass meine Nachricht angekommen ist.',
    'ich habe nichts mehr von Ihnen gehört und hoffe, das ist ein gutes Zeichen. Mit einer Antwort auf diese Mail geht es jederzeit weiter.',
  ],
  outcomes: [
    'Das war es, vielen Dank!',
    'Läuft wieder. Danke für die schnelle Hilfe.',
    'Super, jetzt funktioniert alles. Vielen Dank, {agent}!',
    'Perfekt, das Thema ist erledigt.',
    'Hat geklappt, danke für Ihre Geduld mit mir.',
  ],
  wrapUps: [
    'das freut mich! Ich schließe den Vorgang, mit einer Antwort ist er sofort wieder offen.',
    'schön, danke für die Rückmeldung. Ich wünsche Ihnen eine gute Woche.',
  ],
  comebacks: [
    'leider ist das Problem wieder da, seit [gestern Abend|heute früh]. Eine Woche lang war Ruhe.',
    'Ich habe mich zu früh gefreut: Es ging ein paar Tage gut, jetzt stehen wir wieder am Anfang.',
  ],
  remedies: {
    device: [
      'dann probieren wir nicht länger: Ich tausche Ihr Gerät aus. Das neue geht [heute|morgen] raus, das Etikett für das alte liegt bei. Sie müssen nichts vorab einschicken.',
      'danke, dass Sie drangeblieben sind. Unsere Technik hat die Ursache in Ihrem Protokoll gefunden und eine korrigierte Version für Ihr Gerät freigegeben. Sie wird heute Nacht um drei installiert.',
    ],
    order: [
      'das hätte beim ersten Mal klappen müssen. Ich habe es jetzt von Hand erledigt und mir von der Buchhaltung bestätigen lassen. Die Bestätigung finden Sie bei Ihrer Bestellung.',
    ],
  },
  conclusions: {
    device: [
      'ich möchte Ihre Zeit nicht länger mit Fragen beanspruchen und tausche das Gerät aus. Das neue geht heute raus, das Etikett für das alte liegt bei. Unser Labor sieht sich das alte genau an.',
      'wir haben es: In Ihren Protokollen zeigt sich ein Fehler der Version {fw}. Ich habe eine korrigierte Version für Ihr Gerät freigegeben, sie installiert sich heute Nacht um drei.',
    ],
    order: [
      'damit ist alles da, wo es hingehört. Die Versandkosten habe ich Ihnen erstattet. Danke für Ihre Mithilfe!',
    ],
  },
  saga: [
    ['welche Version zeigt die App unter Geräte > Info an?', 'Da steht {fw}. Die App selbst ist aktuell.'],
    [
      'danke. Könnten Sie das ausführliche Protokoll einschalten (Info, fünfmal auf die Version tippen) und mir schicken, wenn es wieder passiert ist? Passwörter stehen nicht darin.',
      'Anbei. Passiert ist es gegen [21:20|7:45] Uhr und zehn Minuten später noch einmal.',
    ],
    [
      'im Protokoll sieht man, dass das Gerät neu startet. Hängt an derselben Steckdosenleiste etwas Großes, ein Kühlschrank oder eine Pumpe?',
      'Der Kühlschrank, tatsächlich. Kann es daran liegen?',
    ],
    [
      'gut möglich: Beim Anlaufen sackt die Spannung kurz ab. Stecken Sie unser Gerät bitte für zwei Tage woanders ein.',
      'Steckt seit Sonntag im Flur. Seitdem nur noch ein Neustart.',
    ],
    [
      'das ist schon viel besser. Steht es frei oder in einem Schrank? Es braucht etwas Luft.',
      'Es stand zwischen Büchern. Die habe ich jetzt weggeräumt.',
    ],
    [
      'sehr gut. Lassen Sie es bitte übers Wochenende so, ich schaue am Montag noch einmal mit Ihnen darauf.',
      'Wochenende ohne Ausfall. Ich traue dem Frieden noch nicht ganz.',
    ],
  ],
  orderSaga: [
    [
      'nennen Sie mir bitte noch die Postleitzahl zur Bestellung, damit ich sicher die richtige vor mir habe?',
      'Steht im Konto, {city}. Bestellung {order}.',
    ],
    [
      'gefunden. Ich habe im Lager nach Gewicht und Foto des Pakets gefragt und habe bis morgen eine Antwort.',
      'In Ordnung, dann warte ich bis morgen.',
    ],
  ],
  quoteIntro: 'Am {date} schrieb {author}:',
  scenarios: [
    {
      id: 'de-wlan-abbruch',
      team: 'network',
      lines: ['mesh'],
      weight: 2,
      tags: ['mesh', 'wifi'],
      subjects: ['WLAN bricht jeden Abend ab', '{product}: Verbindungsabbrüche', 'Kein Internet im Obergeschoss'],
      problem: [
        'jeden Abend zwischen [19 und 22|20 und 22] Uhr verliert unser Mesh-System ({product}) für ein, zwei Minuten die Verbindung. Tagsüber läuft es einwandfrei. Neu gestartet habe ich schon alles, [mehrfach|zweimal].',
        'seit etwa zwei Wochen ruckeln abends sämtliche Videokonferenzen. Wir haben drei Geräte vom Typ {product}, Firmware {fw}. Direkt neben dem Hauptgerät ist alles in Ordnung.',
      ],
      exchanges: [
        [
          'welcher Kanal und welche Kanalbreite sind eingestellt? Sie finden das in der App unter Netzwerk > Erweitert > Funk.',
          'Kanal 36 und 160 MHz. Sagt mir ehrlich gesagt nichts.',
        ],
        [
          'bei 160 MHz teilt sich das Gerät den Kanal mit dem Wetterradar und muss ihn verlassen, sobald es eines hört. Stellen Sie bitte auf 80 MHz um und beobachten Sie einen Abend.',
          'Umgestellt. Gestern Abend nur noch ein Abbruch statt zehn.',
        ],
      ],
      resolution: [
        {
          text: 'ich habe in das Protokoll Ihres Hauptgeräts geschaut: Es wechselt abends den Kanal, weil es ein Radar zu hören glaubt. Ich habe Ihr Netz auf Kanal 44 gelegt und das gespeichert. Sie müssen nichts weiter tun.',
          outcome: [
            'Zwei Abende ohne einen einzigen Abbruch. Die Familie bedankt sich!',
            'Seit der Umstellung Ruhe. Besten Dank.',
          ],
        },
      ],
      notes: ['DFS again, moved to channel 44.'],
      file: 'log',
    },
    {
      id: 'de-firmware-42',
      team: 'network',
      lines: ['router'],
      tags: ['firmware', 'firmware 4.2', 'router'],
      season: 'firmware-4.2',
      weight: 5,
      priority: 'high',
      subjects: ['Seit Update 4.2 extrem langsam', 'Update auf 4.2 rückgängig machen', 'Drucker seit dem Update weg'],
      problem: [
        'seit sich der Router ({product}) auf 4.2 aktualisiert hat, kommen im WLAN statt [480|450] nur noch 40 Mbit/s an. Per Kabel ist alles wie vorher, am Anbieter liegt es also nicht.',
        'nach dem nächtlichen Update auf 4.2 findet kein Rechner mehr den Drucker, und der Fernseher fliegt alle halbe Stunde aus dem WLAN. Vorher lief der {product} zwei Jahre ohne Murren.',
      ],
      exchanges: [
        [
          'welcher Sicherheitsmodus steht in der App unter Netzwerk > Sicherheit? 4.2.0 hat ihn bei vielen Geräten auf gemischt gestellt, und damit kommen ältere Chips nicht zurecht.',
          'Da steht WPA2/WPA3. Das habe ich nie geändert.',
        ],
      ],
      resolution: [
        {
          text: 'mit 4.2.1 ist beides behoben, der Sicherheitsmodus und die Geschwindigkeit. Ich habe die Version für Ihr Gerät schon freigegeben: Netzwerk > Software > Nach Updates suchen. Entschuldigen Sie bitte den Ärger, das hätte uns vor der Veröffentlichung auffallen müssen.',
          outcome: ['4.2.1 ist drauf, wieder [470|460] Mbit/s. Danke, dass ich nicht alles zurücksetzen musste.'],
        },
      ],
      file: 'screenshot',
    },
    {
      id: 'de-thermostat',
      team: 'home',
      lines: ['thermostat'],
      tags: ['heating'],
      season: 'heating',
      weight: 2,
      subjects: ['Thermostat heizt zu stark', '{product}: 23 statt 20 Grad', 'Heizung läuft nachts durch'],
      problem: [
        'eingestellt sind 20 Grad, im Wohnzimmer werden es aber [23|23,5], bevor das Thermostat ({product}) abschaltet. Wir haben Fußbodenheizung, falls das eine Rolle spielt.',
        'unser Thermostat {product} lässt die Heizung viel zu lange laufen. Abends sitzen wir bei 24 Grad und offenem Fenster da. Der Zeitplan in der App stimmt.',
      ],
      exchanges: [
        [
          'wo hängt das Thermostat, und kommt das Kabel dahinter aus einem Leerrohr? Daraus zieht oft kalte Luft auf den Fühler.',
          'Innenwand, etwa 1,50 m hoch. Ja, da ist ein Rohr. Ich habe es mit Klebeband zugemacht, jetzt zeigt es schon ein Grad mehr an.',
        ],
        [
          'sehr gut. Steht unter Heizung > Anlage der Typ auf „Fußboden“ oder auf „Heizkörper“?',
          'Auf Heizkörper. Das hat der Monteur wohl so gelassen.',
        ],
      ],
      resolution: [
        {
          text: 'bitte stellen Sie unter Heizung > Anlage den Typ auf „Fußboden (träge)“. Das Thermostat hört dann früher auf und lernt in drei, vier Tagen, wie lange Ihr Boden nachheizt. Verstellen Sie in dieser Zeit möglichst nichts, das bringt es durcheinander.',
          outcome: ['Nach vier Tagen hält es genau 20,2 Grad. Beeindruckend, ich hatte es schon abgeschrieben.'],
        },
      ],
      file: 'chart',
    },
    {
      id: 'de-kamera',
      team: 'home',
      lines: ['camera'],
      tags: ['camera', 'wifi'],
      subjects: ['Kamera nachts offline', '{product} verliert das WLAN', 'Kamera nicht erreichbar'],
      problem: [
        'die Kamera ({product}) über der Garage ist seit der Montage jede Nacht zwischen zwei und fünf Uhr offline. Morgens ist sie wieder da. Signal laut App: zwei Balken.',
        'meine {product} ist seit [gestern|Sonntag] offline, das Licht ist rot. Den QR-Code habe ich bestimmt zehnmal gezeigt, es piept, aber sie kommt nicht ins Netz.',
      ],
      exchanges: [
        [
          'was steht auf dem Netzteil, 5 V 1 A oder 5 V 2 A? Nachts braucht das Infrarotlicht mehr Strom.',
          '1 A. Das Originalkabel war zu kurz, ich habe ein anderes genommen.',
        ],
      ],
      resolution: [
        {
          text: 'bitte nehmen Sie das Originalnetzteil mit 2 A: Ich schicke Ihnen kostenlos unsere 5-Meter-Verlängerung dazu, die ist dick genug. Danach die Kamera einmal neu starten und den QR-Code ein letztes Mal zeigen.',
          outcome: ['Verlängerung ist da, Kamera läuft seit einer Woche durch. Danke!'],
        },
      ],
      file: 'photo',
    },
    {
      id: 'de-paket',
      team: 'orders',
      lines: ['mesh', 'plug', 'camera', 'bulb'],
      weight: 2,
      tags: ['shipping'],
      subjects: ['Wo bleibt meine Bestellung {order}?', 'Paket nicht angekommen', 'Sendung hängt seit einer Woche'],
      problem: [
        'am {date} habe ich bestellt ({order}, {product}). Laut Sendungsverfolgung wurde das Paket vor [sechs|acht] Tagen an den Paketdienst übergeben, seitdem tut sich nichts. Wann kommt es denn?',
        'angeblich wurde mein Paket {tracking} gestern um 14:12 Uhr zugestellt. Hier war niemand, und bei den Nachbarn liegt auch nichts.',
      ],
      exchanges: [
        [
          'ich habe eine Nachforschung gestartet. Gibt es einen Ort, an dem der Bote Pakete gern abstellt, etwa einen Laden im Haus?',
          'Unten ist eine Bäckerei, die manchmal etwas annimmt. Dort ist aber nichts.',
        ],
      ],
      resolution: [
        {
          text: 'das Paket gilt nun als verloren. Ihre Bestellung geht heute noch einmal per Express raus, Sie müssen nichts bezahlen. Sollte das erste doch noch auftauchen, verweigern Sie einfach die Annahme.',
          outcome: ['Ist heute angekommen. Danke fürs Kümmern.'],
        },
        {
          text: 'Ihr Paket ist gefunden: Das Etikett hatte sich gelöst. Es liegt jetzt im Wagen für morgen. Die Versandkosten habe ich Ihnen erstattet.',
          outcome: ['Paket ist da, Karton etwas eingedrückt, Inhalt in Ordnung.'],
        },
      ],
    },
    {
      id: 'de-rechnung',
      team: 'orders',
      lines: ['router', 'mesh'],
      tags: ['invoice', 'b2b'],
      subjects: ['Rechnung auf Firma umschreiben', 'Rechnung zu {order} mit USt-IdNr.', 'Rechnungskorrektur'],
      problem: [
        'könnten Sie die Rechnung zu {order} bitte auf unsere Firma mit USt-IdNr. ausstellen? Im Konto liegt nur eine auf meinen Privatnamen, und damit kann unsere Buchhaltung nichts anfangen.',
        'auf der Rechnung zu {order} steht noch unsere alte Anschrift. Das Finanzamt ist da eigen. Bitte korrigieren.',
      ],
      exchanges: [
        [
          'gern. Schicken Sie mir bitte den genauen Firmennamen, die Anschrift und die USt-IdNr.',
          'Alles auf dem angehängten Blatt. Danke schön.',
        ],
      ],
      resolution: [
        {
          text: 'die korrigierte Rechnung finden Sie in Ihrem Konto unter Bestellungen > {order} > Dokumente, die alte ist damit storniert. Bitte buchen Sie nur die neue.',
          outcome: ['Erhalten, die Buchhaltung ist zufrieden.'],
        },
      ],
      file: 'invoice',
    },
    {
      id: 'de-steckdose',
      team: 'home',
      lines: ['plug'],
      tags: ['plugs & lights', 'automation'],
      subjects: ['Zeitschaltung eine Stunde falsch', 'Zeitplan der Steckdosen stimmt nicht'],
      problem: [
        'alle Zeitpläne meiner Steckdosen ({product}) gehen seit der Zeitumstellung eine Stunde falsch. In der App stehen die richtigen Zeiten. Das Aquarium ist irritiert.',
      ],
      exchanges: [
        ['welche Zeitzone steht unter Zuhause > Einstellungen > Ort?', 'Die richtige Stadt, aber daneben „UTC+0“.'],
      ],
      resolution: [
        {
          text: 'bitte wählen Sie die Stadt noch einmal aus der Liste und speichern Sie. Damit bekommt Ihr Zuhause eine richtige Zeitzone mit Sommerzeit, und die Steckdosen übernehmen sie innerhalb einer Minute.',
          outcome: ['Stimmt wieder, die Fische danken.'],
        },
      ],
    },
    {
      id: 'de-garantie',
      team: 'orders',
      lines: ['hub', 'camera', 'valve'],
      tags: ['warranty'],
      subjects: ['Garantiefall {product}', 'Gerät nach 14 Monaten defekt'],
      problem: [
        'das im letzten Jahr gekaufte Gerät ({product}, Seriennummer {serial}) ist tot: kein Licht, kein Ton. Andere Steckdose und anderes Kabel habe ich probiert. Der Kaufbeleg hängt an.',
      ],
      exchanges: [
        [
          'danke, der Beleg genügt. Eine Frage fürs Labor: Gab es vorher einen Stromausfall, einen Sturz oder Feuchtigkeit?',
          'Nichts davon. Es stand im Regal und tat seinen Dienst.',
        ],
      ],
      resolution: [
        {
          text: 'das ist ein klarer Garantiefall, Sie haben drei Jahre. Das Ersatzgerät geht morgen raus, und das alte schicken Sie bitte mit dem beiliegenden Etikett innerhalb von 30 Tagen zurück.',
          outcome: ['Neues Gerät läuft. Sehr fair, vielen Dank.'],
        },
      ],
      file: 'invoice',
    },
  ],
}
