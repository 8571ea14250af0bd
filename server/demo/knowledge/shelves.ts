import type { Category, Product, Snippet } from '../../../shared/domain/knowledge.ts'
import { derivedId } from '../../../shared/domain/records.ts'
import { markdownToHtml } from '../../../shared/rules/article-markdown.ts'
import { demoEditor } from '../people.ts'
import { articleIdOf, snippetIdOf, type WrittenArticle } from './parse.ts'

/** Where the demo's articles stand and what they are about. */

type CategoryRow = readonly [key: string, name: string, german: string, parent?: string]
const categoryRows: readonly CategoryRow[] = [
  ['network', 'Network', 'Netz'],
  ['setup', 'Setting up', 'Einrichten', 'network'],
  ['wifi', 'Wi-Fi and speed', 'WLAN und Tempo', 'network'],
  ['internet', 'Internet and access', 'Internet und Zugang', 'network'],
  ['updates', 'Updates', 'Updates', 'network'],
  ['home', 'Smart home', 'Smart Home'],
  ['hub', 'Hub and rules', 'Hub und Regeln', 'home'],
  ['heating', 'Heating', 'Heizung', 'home'],
  ['cameras', 'Cameras and doorbells', 'Kameras und Klingeln', 'home'],
  ['lights', 'Plugs and lights', 'Steckdosen und Licht', 'home'],
  ['sensors', 'Sensors', 'Sensoren', 'home'],
  ['service', 'App, orders and account', 'App, Bestellungen und Konto'],
  ['app', 'App', 'App', 'service'],
  ['account', 'Account and privacy', 'Konto und Datenschutz', 'service'],
  ['delivery', 'Delivery and installation', 'Lieferung und Montage', 'service'],
  ['returns', 'Returns and warranty', 'Rückgabe und Garantie', 'service'],
  ['money', 'Payment and invoices', 'Zahlung und Rechnungen', 'service'],
  ['desk', 'For the desk', 'Für den Service'],
  ['desk-network', 'Network team', 'Team Netz', 'desk'],
  ['desk-home', 'Smart Home team', 'Team Smart Home', 'desk'],
  ['desk-policy', 'How we work', 'Wie wir arbeiten', 'desk'],
]

export function categoryIdOf(key: string): string {
  if (!categoryRows.some(([each]) => each === key)) throw new Error(`no category is called ${key}`)
  return derivedId('demo', 'category', key)
}

export function demoCategories(createdAt: string): Category[] {
  return categoryRows.map(([key, name, german, parent], position) => ({
    id: categoryIdOf(key),
    version: 1,
    name,
    translatedNames: { de: german },
    parentId: parent === undefined ? null : categoryIdOf(parent),
    position,
    createdAt,
  }))
}

const productRows = {
  mesh6: ['Wren Mesh 6', 'WM-600', 24],
  mesh6pro: ['Wren Mesh 6 Pro', 'WM-650', 24],
  perchr2: ['Perch R2', 'PR-200', 24],
  perchr4: ['Perch R4', 'PR-400', 24],
  perchlte: ['Perch R4 LTE', 'PR-410', 24],
  hub: ['Hedge Hub', 'HH-100', 24],
  brae: ['Brae T2', 'BT-200', 36],
  valve: ['Brae Valve', 'BV-100', 36],
  camout: ['Tawny Cam Outdoor', 'TC-210', 24],
  bell: ['Tawny Bell', 'TB-100', 24],
  plug: ['Pip Plug', 'PP-100', 24],
  glim: ['Glim E27', 'GL-270', 24],
  dew: ['Dew Leak Sensor', 'DW-100', 24],
} as const satisfies Readonly<Record<string, readonly [name: string, sku: string, warrantyMonths: number]>>

export function productIdOf(key: string): string {
  if (!Object.hasOwn(productRows, key)) throw new Error(`no product is called ${key}`)
  return derivedId('demo', 'product', key)
}

/** An article with the field `problem` is the answer to a known problem of its products. */
export function demoProducts(written: readonly WrittenArticle[], createdAt: string): Product[] {
  return Object.entries(productRows).map(([key, [name, sku, warrantyMonths]]) => ({
    id: productIdOf(key),
    version: 1,
    name,
    sku,
    warrantyMonths,
    knownProblems: written.flatMap(({ key: article, fields }) => {
      const title = fields.get('problem')
      const isOf = fields.get('products')?.split(/,\s*/).includes(key)
      return title && isOf ? { title, articleId: articleIdOf(article) } : []
    }),
    createdAt,
  }))
}

const snippetRows: readonly (readonly [key: string, name: string, bodies: Readonly<Record<string, string>>])[] = [
  [
    'modem-restart',
    'Restart the modem first',
    {
      en: '**First restart the modem.** Unplug it for two minutes, connect our device with the cable from the box, plug the modem in again and wait until it is ready.',
      de: '**Zuerst das Modem neu starten.** Zwei Minuten ausstecken, unser Gerät mit dem Kabel aus der Packung verbinden, Modem wieder einstecken und warten, bis es bereit ist.',
      es: '**Primero reinicie el módem.** Desenchúfelo dos minutos, conecte nuestro dispositivo con el cable de la caja y vuelva a enchufarlo.',
    },
  ],
  [
    'battery-out',
    'Take the battery out',
    {
      en: 'Take the battery out, wait for **ten seconds**, put it back with the plus sign up, and press the button once.',
      de: 'Batterie herausnehmen, **zehn Sekunden** warten, mit dem Plus nach oben einlegen und einmal drücken.',
    },
  ],
  [
    'camera-law',
    'Cameras and neighbours',
    {
      en: '> [!NOTE]\n> In most countries a camera may show your own ground only: not the street, not the neighbour’s door. Under Zones you can cover what is not yours.',
      de: '> [!NOTE]\n> In den meisten Ländern darf eine Kamera nur das eigene Grundstück zeigen. Unter Zonen decken Sie ab, was nicht Ihres ist.',
    },
  ],
]

export function demoSnippets(createdAt: string): Snippet[] {
  return snippetRows.map(([key, name, bodies]) => ({
    id: snippetIdOf(key),
    version: 1,
    name,
    bodies: Object.fromEntries(Object.entries(bodies).map(([language, text]) => [language, markdownToHtml(text)])),
    updatedBy: demoEditor.id,
    updatedAt: createdAt,
    createdAt,
  }))
}
