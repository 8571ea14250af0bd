import type { SiteFields } from '#shared/domain/sites'

/** A site that takes everything, in one language. */
export function siteFields(fields: Partial<SiteFields> = {}): SiteFields {
  return {
    name: 'Help',
    address: 'help',
    publicUrl: 'https://help.example.com/',
    titles: {},
    intros: {},
    languages: [{ language: 'en', required: true }],
    accentLight: '#1a5fb4',
    accentDark: '#99c1f1',
    logo: null,
    takesAll: true,
    categoryIds: [],
    tagIds: [],
    articleIds: [],
    leftOutIds: [],
    categoryOrder: [],
    featuredIds: [],
    email: null,
    phone: null,
    hours: {},
    ...fields,
  }
}
