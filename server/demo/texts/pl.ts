import type { Catalogue } from './catalogue.ts'

export const polish: Catalogue = {
  language: 'pl',
  hello: ['', 'Dzień dobry,', 'Dzień dobry,', 'Witam,', 'Dobry wieczór,', 'Szanowni Państwo,'],
  helloAgain: ['', '', 'Dzień dobry,', 'Witam ponownie,'],
  bye: [
    '',
    '{first}',
    'Pozdrawiam,~{name}',
    'Z poważaniem~{name}',
    'Z góry dziękuję~{name}',
    'Pozdrawiam serdecznie,~{first}',
  ],
  byeBusiness: ['Z poważaniem~{name}~{title}~{org}', 'Pozdrawiam,~{name}, {org}~tel. {phone}'],
  agentHello: ['Dzień dobry,'],
  agentBye: ['Pozdrawiam serdecznie,~{signature}', 'Z poważaniem~{signature}', 'Pozdrawiam,~{signature}'],
  received: [
    'dziękuję za wiadomość.',
    'dziękuję za dokładny opis, to bardzo pomaga.',
    'przepraszam za kłopot, już się tym zajmuję.',
    '',
  ],
  called: ['dziękuję za rozmowę.', 'zgodnie z rozmową telefoniczną piszę jeszcze wiadomość.', ''],
  sorry: [
    'rozumiem zdenerwowanie i poprowadzę tę sprawę do końca.',
    'ma Pan/Pani rację, tak to nie powinno wyglądać. Cała historia zgłoszenia jest mi znana, nie trzeba niczego powtarzać.',
  ],
  anger: [
    'Szczerze mówiąc, za {amount} oczekuję czegoś więcej.',
    'Tłumaczę to już trzeci raz. Czy ktoś czyta moje wiadomości?',
    'Jeśli do piątku nic się nie zmieni, odsyłam wszystko.',
  ],
  chasers: [
    'Czy wiadomo już coś nowego?',
    'Chcę się tylko upewnić, że moja ostatnia wiadomość dotarła.',
    'Nadal to samo, a od trzech dni cisza z Państwa strony.',
  ],
  holds: [
    'krótka informacja: sprawa jest u naszych inżynierów, odpowiedzi spodziewam się [jutro|w czwartek].',
    'pamiętamy o zgłoszeniu. Laboratorium próbuje odtworzyć problem na tym samym modelu.',
  ],
  orderHolds: [
    'krótka informacja: czekamy na potwierdzenie z magazynu, odpowiedź wyślę najpóźniej [jutro|w czwartek].',
  ],
  nudges: ['czy udało się to sprawdzić? Nie ma pośpiechu, chcę mieć tylko pewność, że wiadomość dotarła.'],
  outcomes: [
    'To było to, bardzo dziękuję!',
    'Wszystko znowu działa. Dziękuję za szybką pomoc.',
    'Problem rozwiązany, można zamknąć zgłoszenie.',
    'Działa, dzięki!',
  ],
  wrapUps: [
    'bardzo się cieszę! Zamykam zgłoszenie, odpowiedź na tę wiadomość otworzy je ponownie.',
    'świetnie. Życzę dobrego tygodnia.',
  ],
  comebacks: [
    'Niestety problem wrócił, od [wczoraj wieczorem|dziś rana]. Przez tydzień był spokój.',
    'Radość była przedwczesna: kilka dni działało, a teraz jest tak jak na początku.',
  ],
  remedies: {
    device: [
      'w takim razie nie ma sensu próbować dalej: wymieniamy urządzenie. Nowe wysyłamy [dziś|jutro], etykieta zwrotna do starego jest w pudełku.',
    ],
    order: [
      'to powinno się udać za pierwszym razem. Sprawa została teraz załatwiona ręcznie i księgowość to potwierdziła.',
    ],
  },
  conclusions: {
    device: [
      'nie chcemy zabierać więcej czasu pytaniami: wymieniamy urządzenie. Nowe wysyłamy dziś, a stare obejrzy laboratorium.',
    ],
    order: ['w takim razie wszystko jest na swoim miejscu. Koszt wysyłki został zwrócony, dziękuję za pomoc.'],
  },
  saga: [
    ['jaką wersję pokazuje aplikacja w Urządzenia > Informacje?', 'Jest tam {fw}. Aplikacja jest aktualna.'],
    [
      'proszę włączyć dokładny dziennik (pięć razy dotknąć wersji) i przesłać go, gdy to się powtórzy. Nie zawiera haseł.',
      'Przesyłam w załączniku. Stało się to około [21:20|7:45] i jeszcze raz dziesięć minut później.',
    ],
    [
      'z dziennika wynika, że urządzenie uruchamia się ponownie. Czy na tej samej listwie jest coś dużego, na przykład lodówka?',
      'Zamrażarka, rzeczywiście. Czy to może być przyczyna?',
    ],
  ],
  orderSaga: [['dla pewności: jakie miasto jest w adresie dostawy?', '{city}, zamówienie {order}.']],
  quoteIntro: 'Dnia {date} {author} pisze:',
  scenarios: [
    {
      id: 'pl-wifi',
      team: 'network',
      lines: ['mesh'],
      weight: 1.5,
      tags: ['mesh', 'wifi'],
      subjects: ['Wi-Fi zrywa się co wieczór', '{product} traci połączenie'],
      problem: [
        'co wieczór między [20|19] a 22 Wi-Fi z naszego {product} znika na minutę lub dwie, a potem wraca. W dzień wszystko działa bez zarzutu. Restart całego zestawu nic nie dał.',
      ],
      exchanges: [
        [
          'jaki kanał i jaka szerokość są ustawione w Sieć > Zaawansowane > Radio?',
          'Kanał 36, 160 MHz. Nikt tego nie zmieniał.',
        ],
      ],
      resolution: [
        {
          text: 'z dziennika wynika, że urządzenie wieczorami „słyszy” radar meteorologiczny i musi zwolnić kanał. Ustawiliśmy kanał 44 i szerokość 80 MHz. Po Państwa stronie nie trzeba nic robić.',
          outcome: ['Dwa wieczory bez ani jednego zerwania. Dziękujemy!'],
        },
      ],
      file: 'log',
    },
    {
      id: 'pl-42',
      team: 'network',
      lines: ['router'],
      season: 'firmware-4.2',
      weight: 4,
      tags: ['firmware', 'firmware 4.2', 'router'],
      priority: 'high',
      subjects: ['Bardzo wolno po aktualizacji 4.2', 'Jak cofnąć aktualizację 4.2?'],
      problem: [
        'odkąd {product} zaktualizował się do 4.2, po Wi-Fi mam [40|35] Mbit/s zamiast 480. Po kablu wszystko jak dawniej. Czy można wrócić do poprzedniej wersji?',
      ],
      exchanges: [
        [
          'jaki tryb zabezpieczeń widać w Sieć > Bezpieczeństwo? Wersja 4.2.0 w wielu urządzeniach zmieniła go na mieszany.',
          'WPA2/WPA3. Nic tam nie zmieniano.',
        ],
      ],
      resolution: [
        {
          text: 'wersja 4.2.1 naprawia i zabezpieczenia, i prędkość. Jest już odblokowana dla tego urządzenia: Sieć > Oprogramowanie > Sprawdź aktualizacje. Przepraszamy, powinniśmy byli zauważyć to przed wydaniem.',
          outcome: ['Zainstalowane, znowu [470|460]. Dziękuję!'],
        },
      ],
      file: 'screenshot',
    },
    {
      id: 'pl-termostat',
      team: 'home',
      lines: ['thermostat'],
      season: 'heating',
      weight: 1.5,
      tags: ['heating'],
      subjects: ['Termostat grzeje za mocno', '23 stopnie zamiast 20'],
      problem: [
        'termostat {product} jest ustawiony na 20 stopni, ale w salonie robi się [23|23,5], zanim wyłączy piec. Mamy ogrzewanie podłogowe, jeśli to ma znaczenie.',
      ],
      exchanges: [
        [
          'czy przewód za termostatem wychodzi z rurki? Zimne powietrze z niej często myli czujnik.',
          'Tak, jest rurka. Po zaklejeniu taśmą pokazuje już stopień więcej.',
        ],
      ],
      resolution: [
        {
          text: 'proszę w Ogrzewanie > Instalacja > Typ wybrać „Podłoga (wolna)”. Termostat będzie wyłączał wcześniej i w trzy, cztery dni nauczy się, jak długo podłoga jeszcze grzeje.',
          outcome: ['Po czterech dniach trzyma 20,2. Robi wrażenie.'],
        },
      ],
      file: 'chart',
    },
    {
      id: 'pl-gniazdko',
      team: 'home',
      lines: ['plug'],
      tags: ['plugs & lights', 'automation'],
      subjects: ['Harmonogram przesunięty o godzinę', 'Gniazdka włączają się o złej porze'],
      problem: [
        'wszystkie harmonogramy gniazdek {product} są przesunięte o godzinę od zmiany czasu. W aplikacji godziny są poprawne. Rybki w akwarium są zdezorientowane.',
      ],
      exchanges: [['jaka strefa czasowa jest w Dom > Ustawienia > Miejsce?', 'Miasto jest dobre, ale obok „UTC+0”.']],
      resolution: [
        {
          text: 'proszę jeszcze raz wybrać miasto z listy i zapisać. Dom dostanie wtedy prawdziwą strefę z czasem letnim, a gniazdka przejmą ją w ciągu minuty.',
          outcome: ['Zgadza się co do minuty, rybki dziękują.'],
        },
      ],
    },
    {
      id: 'pl-paczka',
      team: 'orders',
      lines: ['mesh', 'camera', 'bulb'],
      weight: 2,
      tags: ['shipping'],
      subjects: ['Gdzie jest zamówienie {order}?', 'Paczka nie dotarła'],
      problem: [
        'zamówienie {order} z dnia {date} ({product}) od [sześciu|ośmiu] dni ma status „przekazano przewoźnikowi”. Kiedy dotrze?',
        'według przewoźnika paczkę {tracking} doręczono wczoraj o 14:12. Nikogo nie było w domu, sąsiedzi też jej nie mają.',
      ],
      exchanges: [
        [
          'przewoźnik już szuka przesyłki. Czy w pobliżu jest sklep, w którym kurier zostawia paczki?',
          'Piekarnia na dole czasem przyjmuje, ale nic nie mają.',
        ],
      ],
      resolution: [
        {
          text: 'paczka została uznana za zaginioną. Dziś wieczorem wysyłamy drugą ekspresem, bez żadnych kosztów. Gdyby pierwsza się znalazła, wystarczy odmówić przyjęcia.',
          outcome: ['Dotarła dzisiaj, dziękuję za zaangażowanie.'],
        },
      ],
    },
    {
      id: 'pl-faktura',
      team: 'orders',
      lines: ['router', 'mesh'],
      tags: ['invoice', 'b2b'],
      subjects: ['Faktura na firmę do {order}', 'Korekta faktury'],
      problem: [
        'proszę o wystawienie faktury do zamówienia {order} na firmę z numerem NIP. Na koncie jest tylko faktura na nazwisko i księgowość jej nie przyjmie.',
      ],
      exchanges: [['oczywiście. Proszę o dokładną nazwę firmy, adres i NIP.', 'Wszystko jest na kartce w załączniku.']],
      resolution: [
        {
          text: 'poprawiona faktura jest na koncie w Zamówienia > {order} > Dokumenty. Pierwsza została anulowana, proszę księgować tylko nową.',
          outcome: ['Otrzymana, księgowość zadowolona.'],
        },
      ],
      file: 'invoice',
    },
  ],
}
