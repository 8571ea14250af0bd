import { digits } from './company.ts'
import type { Random } from './random.ts'

/** Where customers live. Names in other scripts stand as `written/latin`, the second for the e-mail address. */
export interface Country {
  readonly code: string
  readonly weight: number
  /** `city@zone`; the first cities are the likelier ones. */
  readonly cities: readonly string[]
  /** Language in which people write, with its weight. */
  readonly languages: readonly (readonly [language: string, weight: number])[]
  readonly first: readonly string[]
  readonly last: readonly string[]
  readonly familyNameFirst?: boolean
  readonly mailboxes: readonly string[]
  /** Numbers set aside for fiction where the country has any, otherwise of the right form. */
  phone(random: Random): string
  readonly currency: 'EUR' | 'GBP' | 'USD' | 'PLN' | 'JPY' | 'CNY' | 'AED'
}

const words = (text: string) => text.split(' ')

export const countries: readonly Country[] = [
  {
    code: 'US',
    weight: 25,
    cities: [
      'Portland@America/Los_Angeles',
      'Columbus@America/New_York',
      'Austin@America/Chicago',
      'Denver@America/Denver',
      'Raleigh@America/New_York',
      'Minneapolis@America/Chicago',
      'Sacramento@America/Los_Angeles',
      'Pittsburgh@America/New_York',
      'Tucson@America/Phoenix',
      'Madison@America/Chicago',
    ],
    languages: [
      ['en', 94],
      ['es', 6],
    ],
    first: words(
      'Emily Jacob Hannah Tyler Olivia Marcus Grace Derek Ashley Brandon Megan Andre Rachel Kevin Brianna Curtis Danielle Patrick Vanessa Gregory Tamara Wesley Angela Logan Denise Trevor Monica Howard Carla Spencer',
    ),
    last: words(
      'Miller Johnson Ramirez Carter Nguyen Sullivan Bennett Hayes Foster Coleman Jenkins Perry Long Patterson Hughes Flores Washington Simmons Bryant Alexander Russell Griffin Dawson Hale Whitaker Lindgren Okada Petrov Mercer Doyle Rosen Castillo Vance Holloway',
    ),
    mailboxes: ['letterbox.example', 'mailroom.example', 'inbox.example'],
    phone: (random) =>
      `+1${random.pick(words('503 614 512 303 919 612 916 412 520 608 206 312 617 404 702 801 216 314 602 813'))}55501${digits(random, 2)}`,
    currency: 'USD',
  },
  {
    code: 'GB',
    weight: 23,
    cities: [
      'Leeds@Europe/London',
      'Bristol@Europe/London',
      'London@Europe/London',
      'Glasgow@Europe/London',
      'Norwich@Europe/London',
      'Cardiff@Europe/London',
      'Sheffield@Europe/London',
      'Exeter@Europe/London',
      'Belfast@Europe/London',
      'York@Europe/London',
    ],
    languages: [['en', 100]],
    first: words(
      'Oliver Amelia Harry Isla Jack Poppy Callum Imogen Rhys Eleanor Alistair Freya Gareth Niamh Stuart Beatrice Nigel Sunita Graham Aisha Duncan Philippa Imran Bronwen Malcolm Rosalind Tariq Heather Colin Gemma',
    ),
    last: words(
      'Smith Taylor Evans Thomas Walker Wright Hughes Edwards Green Hall Wood Clarke Patel Khan Lewis Robertson Campbell Morgan Fraser Ellis Chapman Barker Holt Pemberton Ashby Lowther Begum Sinclair Thwaite Pritchard Hargreaves Mistry Fenwick Kettle',
    ),
    mailboxes: ['postbag.example', 'letterbox.example', 'pillarpost.example'],
    phone: (random) => `+447700900${digits(random, 3)}`,
    currency: 'GBP',
  },
  {
    code: 'DE',
    weight: 12,
    cities: [
      'Hamburg@Europe/Berlin',
      'Leipzig@Europe/Berlin',
      'Köln@Europe/Berlin',
      'Freiburg@Europe/Berlin',
      'Nürnberg@Europe/Berlin',
      'Kassel@Europe/Berlin',
      'Rostock@Europe/Berlin',
      'München@Europe/Berlin',
    ],
    languages: [
      ['de', 92],
      ['en', 8],
    ],
    first: words(
      'Anna Lukas Sabine Jürgen Katharina Matthias Birgit Florian Heike Sebastian Claudia Thorsten Mareike Andreas Ursula Jan Nadine Holger Lena Dieter Friederike Stefan Aylin Uwe Antje Malte',
    ),
    last: words(
      'Müller Schmidt Schneider Fischer Weber Wagner Becker Hoffmann Koch Richter Klein Wolf Neumann Schwarz Zimmermann Krüger Hartmann Lange Krause Lehmann Vogt Jansen Brandt Yılmaz Seidel Petersen Böhm Ott',
    ),
    mailboxes: ['postfach.example', 'briefkasten.example', 'inbox.example'],
    phone: (random) => `+49171392${digits(random, 4)}`,
    currency: 'EUR',
  },
  {
    code: 'FR',
    weight: 7,
    cities: [
      'Lyon@Europe/Paris',
      'Nantes@Europe/Paris',
      'Toulouse@Europe/Paris',
      'Paris@Europe/Paris',
      'Lille@Europe/Paris',
      'Grenoble@Europe/Paris',
    ],
    languages: [
      ['fr', 96],
      ['en', 4],
    ],
    first: words(
      'Camille Julien Élodie Nicolas Manon Antoine Sylvie Thierry Aurélie Mathieu Chloé Bernard Nathalie Karim Hélène Guillaume Sandrine Loïc Françoise Rémi',
    ),
    last: words(
      'Martin Bernard Dubois Petit Durand Leroy Moreau Laurent Lefebvre Roux Fournier Girard Bonnet Dupuis Lambert Fontaine Rousseau Chevalier Benali Mercier Gauthier Perrin',
    ),
    mailboxes: ['courrier.example', 'boitealettres.example'],
    phone: (random) => `+3363998${digits(random, 4)}`,
    currency: 'EUR',
  },
  {
    code: 'ES',
    weight: 6,
    cities: [
      'Valencia@Europe/Madrid',
      'Sevilla@Europe/Madrid',
      'Madrid@Europe/Madrid',
      'Bilbao@Europe/Madrid',
      'Zaragoza@Europe/Madrid',
      'Las Palmas@Atlantic/Canary',
    ],
    languages: [
      ['es', 95],
      ['en', 5],
    ],
    first: words(
      'Carmen Javier Marta Alejandro Pilar Sergio Nuria Álvaro Rocío Miguel Cristina Iker Beatriz Rubén Inmaculada Óscar Teresa Gonzalo',
    ),
    last: words(
      'García Fernández López Martínez Sánchez Pérez Gómez Jiménez Ruiz Hernández Díaz Moreno Navarro Ortega Iglesias Molina Serrano Castro Vidal Etxeberria',
    ),
    mailboxes: ['buzon.example', 'correo.example'],
    phone: (random) => `+346${digits(random, 8)}`,
    currency: 'EUR',
  },
  {
    code: 'PT',
    weight: 4,
    cities: [
      'Porto@Europe/Lisbon',
      'Lisboa@Europe/Lisbon',
      'Braga@Europe/Lisbon',
      'Coimbra@Europe/Lisbon',
      'Ponta Delgada@Atlantic/Azores',
    ],
    languages: [
      ['pt', 95],
      ['en', 5],
    ],
    first: words(
      'Inês João Mariana Tiago Catarina Pedro Sofia Rodrigo Beatriz Nuno Teresa Gonçalo Helena Vasco Filipa Duarte',
    ),
    last: words(
      'Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Almeida Ribeiro Carvalho Lopes Pinheiro Nogueira',
    ),
    mailboxes: ['caixapostal.example', 'correio.example'],
    phone: (random) => `+3519${random.pick(words('1 2 3 6'))}${digits(random, 7)}`,
    currency: 'EUR',
  },
  {
    code: 'IT',
    weight: 5,
    cities: [
      'Torino@Europe/Rome',
      'Bologna@Europe/Rome',
      'Milano@Europe/Rome',
      'Napoli@Europe/Rome',
      'Verona@Europe/Rome',
      'Palermo@Europe/Rome',
    ],
    languages: [
      ['it', 96],
      ['en', 4],
    ],
    first: words(
      'Giulia Marco Francesca Alessandro Chiara Luca Elena Davide Silvia Matteo Paola Riccardo Federica Stefano Martina Enrico Lucia Fabio',
    ),
    last: words(
      'Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Gallo Conte Mancini Lombardi Moretti Barbieri Fontana Rinaldi Caruso',
    ),
    mailboxes: ['cassetta.example', 'posta.example'],
    phone: (random) => `+393${random.pick(words('20 28 33 38 40 47 66 88'))}${digits(random, 7)}`,
    currency: 'EUR',
  },
  {
    code: 'NL',
    weight: 5,
    cities: [
      'Utrecht@Europe/Amsterdam',
      'Groningen@Europe/Amsterdam',
      'Rotterdam@Europe/Amsterdam',
      'Eindhoven@Europe/Amsterdam',
      'Haarlem@Europe/Amsterdam',
    ],
    languages: [
      ['nl', 75],
      ['en', 25],
    ],
    first: words('Sanne Daan Lotte Bram Fleur Jeroen Marieke Thijs Anouk Wouter Esther Pieter Iris Ruben Saskia Koen'),
    last: [
      'de Jong',
      'Jansen',
      'de Vries',
      'Bakker',
      'van Dijk',
      'Visser',
      'Smit',
      'Meijer',
      'de Boer',
      'Mulder',
      'Bos',
      'Vos',
      'Peters',
      'Hendriks',
      'van Leeuwen',
      'Dekker',
      'Brouwer',
      'Kuipers',
    ],
    mailboxes: ['brievenbus.example', 'inbox.example'],
    phone: (random) => `+316${random.pick(words('1 2 3 4 5'))}${digits(random, 7)}`,
    currency: 'EUR',
  },
  {
    code: 'PL',
    weight: 4,
    cities: [
      'Kraków@Europe/Warsaw',
      'Wrocław@Europe/Warsaw',
      'Gdańsk@Europe/Warsaw',
      'Warszawa@Europe/Warsaw',
      'Łódź@Europe/Warsaw',
    ],
    languages: [
      ['pl', 94],
      ['en', 6],
    ],
    first: words(
      'Agnieszka Piotr Katarzyna Marcin Magdalena Krzysztof Joanna Paweł Zofia Grzegorz Ewa Michał Dorota Wojciech Aleksandra Jakub',
    ),
    last: words(
      'Nowak Wójcik Kamiński Mazur Krawczyk Zając Król Wieczorek Pawlak Dudek Walczak Sikora Baran Duda Szewczyk Pietrzak Marciniak Bąk',
    ),
    mailboxes: ['skrzynka.example', 'poczta.example'],
    phone: (random) => `+48${random.pick(words('501 512 533 602 660 692 725 781 888'))}${digits(random, 6)}`,
    currency: 'PLN',
  },
  {
    code: 'JP',
    weight: 4,
    cities: ['横浜市@Asia/Tokyo', '福岡市@Asia/Tokyo', '札幌市@Asia/Tokyo', '京都市@Asia/Tokyo', '仙台市@Asia/Tokyo'],
    languages: [
      ['ja', 96],
      ['en', 4],
    ],
    first: words(
      '健太/kenta 美咲/misaki 翔太/shota 陽子/yoko 大輔/daisuke 由美/yumi 拓也/takuya 真由美/mayumi 直樹/naoki 彩/aya 誠/makoto 恵/megumi 亮/ryo 千尋/chihiro',
    ),
    last: words(
      '佐藤/sato 鈴木/suzuki 高橋/takahashi 田中/tanaka 渡辺/watanabe 伊藤/ito 山本/yamamoto 中村/nakamura 小林/kobayashi 加藤/kato 吉田/yoshida 山田/yamada 松本/matsumoto 井上/inoue 木村/kimura 清水/shimizu',
    ),
    familyNameFirst: true,
    mailboxes: ['yubin.example', 'tegami.example'],
    phone: (random) => `+81${random.pick(words('70 80 90'))}${String(1 + random.int(9))}${digits(random, 7)}`,
    currency: 'JPY',
  },
  {
    code: 'CN',
    weight: 3,
    cities: [
      '杭州@Asia/Shanghai',
      '成都@Asia/Shanghai',
      '上海@Asia/Shanghai',
      '深圳@Asia/Shanghai',
      '南京@Asia/Shanghai',
    ],
    languages: [
      ['zh', 96],
      ['en', 4],
    ],
    first: words(
      '伟/wei 芳/fang 敏/min 静/jing 磊/lei 洋/yang 艳/yan 勇/yong 娟/juan 涛/tao 明/ming 雪/xue 子涵/zihan 浩然/haoran 雨桐/yutong',
    ),
    last: words(
      '王/wang 李/li 张/zhang 刘/liu 陈/chen 杨/yang 黄/huang 赵/zhao 周/zhou 吴/wu 徐/xu 孙/sun 马/ma 朱/zhu 胡/hu 林/lin',
    ),
    familyNameFirst: true,
    mailboxes: ['youxiang.example', 'xinjian.example'],
    phone: (random) => `+861${random.pick(words('35 36 38 50 58 86 87'))}${digits(random, 8)}`,
    currency: 'CNY',
  },
  {
    code: 'AE',
    weight: 2.5,
    cities: ['دبي@Asia/Dubai', 'أبوظبي@Asia/Dubai', 'الشارقة@Asia/Dubai', 'العين@Asia/Dubai'],
    languages: [
      ['ar', 75],
      ['en', 25],
    ],
    first: words(
      'أحمد/ahmed فاطمة/fatima محمد/mohammed مريم/mariam خالد/khalid نورة/noura عمر/omar ليلى/layla يوسف/yousef هند/hind سلطان/sultan عائشة/aisha',
    ),
    last: words(
      'المنصوري/almansoori الهاشمي/alhashimi الكعبي/alkaabi النعيمي/alnuaimi الشامسي/alshamsi المزروعي/almazrouei الظاهري/aldhaheri الزعابي/alzaabi حداد/haddad منصور/mansour',
    ),
    mailboxes: ['sanduq.example', 'bareed.example'],
    phone: (random) => `+9715${random.pick(words('0 2 4 5 6 8'))}${digits(random, 7)}`,
    currency: 'AED',
  },
]
