import type { CommandInput } from '#shared/commands/index'
import { type SiteFields, siteFields } from '#shared/domain/sites'

/** The settings of a site as a form holds them: texts as they are typed, empty where nothing is set. */
export interface SiteForm extends Omit<SiteFields, 'publicUrl' | 'email' | 'phone'> {
  readonly publicUrl: string
  readonly email: string
  readonly phone: string
}
export type SiteField = keyof SiteForm

export function formOf(fields: SiteFields): SiteForm {
  const known = Object.fromEntries(Object.keys(siteFields.shape).map((name) => [name, fields[name as SiteField]]))
  const { publicUrl, email, phone } = fields
  return { ...(known as unknown as SiteFields), publicUrl: publicUrl ?? '', email: email ?? '', phone: phone ?? '' }
}

/** `publishing:problem.<this>` says it in words. */
export type FieldProblem = 'required' | 'address' | 'url' | 'tooLong' | 'languages' | 'colour' | 'email' | 'tooMany'

/** The value of one field as the record keeps it, or what is wrong with it. */
export function readField<K extends SiteField>(
  name: K,
  form: SiteForm,
): { readonly value: SiteFields[K] } | { readonly problem: FieldProblem } {
  const read = siteFields.shape[name].safeParse(tidied(name, form))
  return read.success ? { value: read.data as SiteFields[K] } : { problem: problemOf(name, form) }
}

/** Without what people leave behind when they type: spaces around, an empty line of a language. */
function tidied(name: SiteField, form: SiteForm): unknown {
  switch (name) {
    case 'name':
      return form.name.trim()
    case 'address':
      return form.address.trim().toLowerCase()
    case 'publicUrl': {
      const url = form.publicUrl.trim()
      return url === '' ? null : url.endsWith('/') || /[?#]/.test(url) ? url : `${url}/`
    }
    case 'email':
    case 'phone':
      return form[name].trim() || null
    case 'titles':
    case 'intros':
    case 'hours':
      return Object.fromEntries(
        Object.entries(form[name]).flatMap(([language, text]) => (text.trim() ? [[language, text.trim()]] : [])),
      )
    case 'accentLight':
    case 'accentDark':
      return wholeColour(form[name])
    default:
      return form[name]
  }
}

/** `#abc` is meant as `#aabbcc`, and the sign before it may be left out. */
export function wholeColour(text: string): string {
  const typed = text.trim().toLowerCase()
  const digits = typed.startsWith('#') ? typed.slice(1) : typed
  const three = /^[0-9a-f]{3}$/.test(digits)
  return `#${three ? [...digits].map((each) => each + each).join('') : digits}`
}

function problemOf(name: SiteField, form: SiteForm): FieldProblem {
  switch (name) {
    case 'name':
      return form.name.trim() === '' ? 'required' : 'tooLong'
    case 'address':
      return form.address.trim() === '' ? 'required' : 'address'
    case 'publicUrl':
      return 'url'
    case 'email':
      return 'email'
    case 'languages':
      return 'languages'
    case 'accentLight':
    case 'accentDark':
      return 'colour'
    case 'phone':
    case 'titles':
    case 'intros':
    case 'hours':
      return 'tooLong'
    default:
      return 'tooMany'
  }
}

/** What somebody has typed and not saved: each field with what it began from, so that a colleague's change is merged. */
export type Touched = { readonly [K in SiteField]?: { readonly was: SiteForm[K]; readonly now: SiteForm[K] } }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Typed over what is shown. Back to what it was is no change. */
export function touch<K extends SiteField>(touched: Touched, saved: SiteForm, name: K, now: SiteForm[K]): Touched {
  const was = touched[name]?.was ?? saved[name]
  const { [name]: _, ...others } = touched
  return (same(was, now) ? others : { ...others, [name]: { was, now } }) as Touched
}

/** What the form shows: what is typed, and the record as it is now everywhere else. */
export function shownForm(saved: SiteForm, touched: Touched): SiteForm {
  const typed = Object.fromEntries(Object.entries(touched).map(([name, { now }]) => [name, now]))
  return { ...saved, ...typed }
}

/** `fallback` is the only field whose problem the record itself cannot name. */
export type Problems = Partial<Record<SiteField, FieldProblem>>

type Update = CommandInput<'site.update'>

/** The change to send, or what is wrong with which field. */
export function readTouched(
  saved: SiteForm,
  touched: Touched,
): { readonly change: Pick<Update, 'set' | 'base'> } | { readonly problems: Problems } {
  const problems: { [K in SiteField]?: FieldProblem } = {}
  const set: Record<string, unknown> = {}
  const base: Record<string, unknown> = {}
  const now = shownForm(saved, touched)
  for (const name of Object.keys(touched) as SiteField[]) {
    const read = readField(name, now)
    if ('problem' in read) {
      problems[name] = read.problem
      continue
    }
    const before = readField(name, { ...saved, [name]: touched[name]?.was } as SiteForm)
    set[name] = read.value
    if ('value' in before) base[name] = before.value
  }
  if (Object.keys(problems).length > 0) return { problems }
  return { change: { set, base } as Pick<Update, 'set' | 'base'> }
}

/** An address made of a name: what stands in the browser's line. */
export function addressOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
}

/** A site as it begins: all public articles, in one language, in colours that can be read. */
export function newSiteFields(name: string, address: string, language: string): SiteFields {
  return {
    name: name.trim(),
    address: address.trim(),
    publicUrl: null,
    titles: {},
    intros: {},
    languages: [{ language, required: true }],
    accentLight: '#3350b8',
    accentDark: '#a3b6f7',
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
  }
}
