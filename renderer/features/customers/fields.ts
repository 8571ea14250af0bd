import type { CommandInput } from '#shared/commands/index'
import { type ContactWindow, type Customer, customer } from '#shared/domain/people'
import { isTimeZone } from './zone-clock.ts'

export type CustomerFields = CommandInput<'customer.create'>['fields']

/** What a new customer begins with: the agent's own language and zone are the best guess. */
export function emptyCustomer(language: string): CustomerFields {
  return {
    name: '',
    emails: [],
    phones: [],
    organizationId: null,
    jobTitle: '',
    language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    country: null,
    city: '',
    tier: 'standard',
    notes: '',
    doNotCall: false,
    contactWindow: null,
  }
}

/** A number as people write it, in E.164 where it has its country: `+351 912 345 678` becomes `+351912345678`. */
export function normalizePhone(text: string): string {
  return text
    .trim()
    .replace(/^00/, '+')
    .replace(/\(0\)/g, '')
    .replace(/[\s().\-/]/g, '')
}

/** The fields as a form holds them: lists as one line each, choices as words. */
export interface CustomerForm {
  readonly name: string
  readonly emails: string
  readonly phones: string
  readonly jobTitle: string
  readonly language: string
  readonly timeZone: string
  readonly country: string
  readonly city: string
  readonly street: string
  readonly postalCode: string
  readonly tier: Customer['tier']
  readonly organizationId: string | null
  readonly notes: string
  readonly doNotCall: boolean
  readonly contactWindow: ContactWindow | null
}

export function formOf(fields: CustomerFields): CustomerForm {
  return {
    ...fields,
    emails: fields.emails.join('\n'),
    phones: fields.phones.join('\n'),
    country: fields.country ?? '',
    doNotCall: fields.doNotCall ?? false,
    contactWindow: fields.contactWindow ?? null,
    street: fields.address?.street ?? '',
    postalCode: fields.address?.postalCode ?? '',
  }
}

export const lines = (text: string) =>
  text
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** ISO 3166-1 alpha-2 as it is kept; null for none. */
export const countryOf = (text: string) => (text.trim() === '' ? null : text.trim().toUpperCase())
export const isCountry = (country: string | null) => country === null || /^[A-Z]{2}$/.test(country)

/** Hints stand below, so that the fields of a row stay on one line. */
export const hintBelow: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

export type FormProblems = Partial<
  Record<keyof CustomerForm, 'required' | 'email' | 'phone' | 'language' | 'zone' | 'country' | 'hours' | 'tooLong'>
>

const shape = customer.omit({ id: true, version: true, createdAt: true })

/** The record's fields, or what is wrong with which field of the form. */
export function readForm(
  form: CustomerForm,
): { readonly fields: CustomerFields } | { readonly problems: FormProblems } {
  const fields: CustomerFields = {
    ...form,
    name: form.name.trim(),
    emails: lines(form.emails).map((each) => each.toLowerCase()),
    phones: lines(form.phones).map(normalizePhone),
    country: countryOf(form.country),
    timeZone: form.timeZone.trim(),
    address: { street: form.street.trim(), postalCode: form.postalCode.trim() },
  }
  const problems: { -readonly [K in keyof FormProblems]: FormProblems[K] } = {}
  if (fields.name === '') problems.name = 'required'
  if (!isTimeZone(fields.timeZone)) problems.timeZone = 'zone'
  if (!isCountry(fields.country)) problems.country = 'country'
  const parsed = shape.safeParse(fields)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const field = issue.path[0] as keyof CustomerForm
      problems[field] ??=
        field === 'contactWindow'
          ? 'hours'
          : field === 'emails'
            ? 'email'
            : field === 'phones'
              ? 'phone'
              : field === 'language'
                ? 'language'
                : 'tooLong'
    }
  }
  return Object.keys(problems).length > 0 || !parsed.success ? { problems } : { fields: parsed.data }
}

/** Only what differs, with the values that were seen: so that a colleague's edit of another field stays. */
export function changesOf<Fields extends object>(
  before: Fields,
  after: Fields,
): { readonly set: Partial<Fields>; readonly base: Partial<Fields> } {
  const changed = (Object.keys(after) as (keyof Fields)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  const only = (record: Fields) =>
    Object.fromEntries(changed.map((field) => [field, record[field]])) as unknown as Partial<Fields>
  return { set: only(after), base: only(before) }
}
