import type { CommandInput } from '#shared/commands/index'
import { organization } from '#shared/domain/people'
import { countryOf, isCountry, lines } from './fields.ts'

export type OrganizationFields = CommandInput<'organization.create'>['fields']

/** The fields as a form holds them: the domains as one line each. */
export interface OrganizationForm {
  readonly name: string
  readonly domains: string
  readonly country: string
  readonly notes: string
}

export function organizationFormOf({ name, domains, country, notes }: OrganizationFields): OrganizationForm {
  return { name, domains: domains.join('\n'), country: country ?? '', notes }
}

/** `tooLong` and the like are keys under `customers:problem`. */
export type OrganizationProblems = Partial<
  Record<keyof OrganizationForm, 'required' | 'domain' | 'country' | 'tooLong'>
>

const shape = organization.omit({ id: true, version: true, createdAt: true })

/** A domain as people write it: out of an address of mail or web as well. */
export function normalizeDomain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/^www\./, '')
    .replace(/\/.*$/, '')
}

/** The record's fields, or what is wrong with which field of the form. */
export function readOrganizationForm(
  form: OrganizationForm,
): { readonly fields: OrganizationFields } | { readonly problems: OrganizationProblems } {
  const fields: OrganizationFields = {
    ...form,
    name: form.name.trim(),
    domains: [...new Set(lines(form.domains).map(normalizeDomain))],
    country: countryOf(form.country),
  }
  const problems: { -readonly [K in keyof OrganizationProblems]: OrganizationProblems[K] } = {}
  if (fields.name === '') problems.name = 'required'
  if (!isCountry(fields.country)) problems.country = 'country'
  // Of any script, but with a dot and nothing that no name has.
  if (!fields.domains.every((domain) => /^[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+$/u.test(domain)))
    problems.domains = 'domain'
  const parsed = shape.safeParse(fields)
  for (const { path } of parsed.error?.issues ?? []) problems[path[0] as keyof OrganizationForm] ??= 'tooLong'
  return Object.keys(problems).length > 0 || !parsed.success ? { problems } : { fields: parsed.data }
}
