import { derivedId, type TypedRecord } from '../../shared/domain/records.ts'
import type { Edition, Site } from '../../shared/domain/sites.ts'
import { articleIdOf } from './knowledge/parse.ts'
import { companyName, demoEditor } from './people.ts'

/** The help centre of the demo, in the languages that its articles were written in. */
export const demoSiteId = derivedId('demo', 'site')

export function demoSite(now: number): TypedRecord[] {
  const at = new Date(now).toISOString()
  const editionId = derivedId('demo', 'edition')
  const site: Site = {
    id: demoSiteId,
    version: 1,
    name: `${companyName} Help`,
    address: 'wrenfield',
    publicUrl: 'https://help.wrenfield.example/',
    titles: {
      en: `${companyName} Help`,
      de: `${companyName} Hilfe`,
      es: `Ayuda de ${companyName}`,
      pt: `Ajuda ${companyName}`,
    },
    intros: {
      en: 'Answers about your network, your home devices and your orders.',
      de: 'Antworten zu Ihrem Netzwerk, Ihren Geräten zu Hause und Ihren Bestellungen.',
      es: 'Respuestas sobre su red, los dispositivos de su casa y sus pedidos.',
      pt: 'Respostas sobre a sua rede, os dispositivos de casa e as suas encomendas.',
    },
    // Some articles were written in German and are there in no other language.
    languages: ['en', 'de', 'es', 'pt'].map((language) => ({ language, required: false })),
    accentLight: '#1f6b4f',
    accentDark: '#7fd1ae',
    logo: null,
    takesAll: true,
    categoryIds: [],
    tagIds: [],
    articleIds: [],
    leftOutIds: [],
    categoryOrder: [],
    featuredIds: featured.map(articleIdOf),
    email: 'help@wrenfield.example',
    phone: '+44 20 7946 0000',
    hours: { en: 'Monday to Friday, 8:00 to 18:00', de: 'Montag bis Freitag, 8 bis 18 Uhr' },
    currentEditionId: null,
    lastNumber: 1,
    archivedAt: null,
    updatedBy: demoEditor.id,
    updatedAt: at,
    createdAt: at,
  }
  // The server builds it when it has time; see server/publishing/publisher.ts.
  const edition: Edition = {
    id: editionId,
    version: 1,
    siteId: demoSiteId,
    number: 1,
    state: 'waiting',
    publishAt: at,
    byId: demoEditor.id,
    note: '',
    counts: null,
    progress: null,
    problem: null,
    warnings: 0,
    publishedAt: null,
    kept: false,
    createdAt: at,
  }
  return [
    { type: 'site', record: site },
    { type: 'edition', record: edition },
  ]
}

const featured: readonly string[] = [
  'mesh-setup',
  'evening-drops',
  'app-login',
  'order-track',
  'return-30',
  'reset-device',
]
