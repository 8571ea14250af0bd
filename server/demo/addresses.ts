import type { Customer } from '../../shared/domain/people.ts'
import type { Random } from './random.ts'

/** Streets that every town has, and postal codes of the form of the country. */
interface Form {
  readonly streets: readonly string[]
  readonly write: (street: string, number: number) => string
  readonly postalCode: (digit: (count: number) => string) => string
}

const list = (text: string) => text.split(', ')
const numberFirst = (street: string, number: number) => `${number} ${street}`
const numberLast = (street: string, number: number) => `${street} ${number}`
const numberAfterComma = (street: string, number: number) => `${street}, ${number}`

const forms: Readonly<Record<string, Form>> = {
  US: {
    streets: list(
      'Maple Avenue, Oak Street, Hillcrest Road, Cedar Lane, 4th Street, Lakeview Drive, Washington Avenue',
    ),
    write: (street, number) => `${number * 13 + 100} ${street}`,
    postalCode: (digit) => `${digit(5)}`,
  },
  GB: {
    streets: list('Station Road, Church Lane, Mill Lane, Victoria Road, Park Avenue, Highfield Road, The Crescent'),
    write: numberFirst,
    postalCode: (digit) => `LS${1 + (Number(digit(1)) % 9)} ${1 + (Number(digit(1)) % 9)}AP`,
  },
  DE: {
    streets: list('Hauptstraße, Gartenstraße, Lindenweg, Bahnhofstraße, Am Mühlbach, Schillerstraße, Kirchgasse'),
    write: numberLast,
    postalCode: (digit) => `${1 + (Number(digit(1)) % 9)}${digit(4)}`,
  },
  FR: {
    streets: list('rue de la Gare, rue Victor-Hugo, avenue Jean-Jaurès, place du Marché, rue des Lilas'),
    write: (street, number) => `${number}, ${street}`,
    postalCode: (digit) => `${1 + (Number(digit(1)) % 9)}${digit(4)}`,
  },
  ES: {
    streets: list('Calle Mayor, Avenida de la Constitución, Calle del Sol, Plaza de España, Calle Olmo'),
    write: numberAfterComma,
    postalCode: (digit) => `4${digit(4)}`,
  },
  PT: {
    streets: list('Rua Augusta, Avenida da Liberdade, Rua do Carmo, Travessa das Flores, Rua de São João'),
    write: numberLast,
    postalCode: (digit) => `${1 + (Number(digit(1)) % 9)}${digit(3)}-${digit(3)}`,
  },
  IT: {
    streets: list('Via Roma, Via Garibaldi, Corso Italia, Via dei Mille, Piazza Dante'),
    write: numberAfterComma,
    postalCode: (digit) => `${digit(5)}`,
  },
  NL: {
    streets: list('Kerkstraat, Molenweg, Dorpsstraat, Beukenlaan, Nieuwegracht'),
    write: numberLast,
    postalCode: (digit) => `${1 + (Number(digit(1)) % 9)}${digit(3)} AB`,
  },
  PL: {
    streets: list('ul. Lipowa, ul. Kościuszki, ul. Ogrodowa, al. Wojska Polskiego, ul. Słowackiego'),
    write: numberLast,
    postalCode: (digit) => `${digit(2)}-${digit(3)}`,
  },
  JP: {
    streets: list('中央, 本町, 緑町, 栄町'),
    write: (street, number) => `${street}${1 + (number % 5)}丁目${number}`,
    postalCode: (digit) => `${digit(3)}-${digit(4)}`,
  },
  CN: {
    streets: list('人民路, 中山路, 建设路, 解放路'),
    write: (street, number) => `${street}${number}号`,
    postalCode: (digit) => `${1 + (Number(digit(1)) % 8)}${digit(5)}`,
  },
}

/** An address of the country; empty where none is known of the customer. */
export function addressIn(country: string, random: Random): Customer['address'] {
  const form = forms[country]
  if (!form || random.chance(0.28)) return { street: '', postalCode: '' }
  const digit = (count: number) => Array.from({ length: count }, () => String(random.int(10))).join('')
  return { street: form.write(random.pick(form.streets), 1 + random.int(140)), postalCode: form.postalCode(digit) }
}
