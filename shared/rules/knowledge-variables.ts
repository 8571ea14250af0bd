import type { Snippet } from '../domain/knowledge.ts'
import { escapeHtml } from './plain-html.ts'

/** What stands in an article for something else: values of the matter at hand, and passages that articles share. */

/** Names that may stand between double braces. Others are shown to editors as mistakes. */
export const knowledgeVariables = [
  'customer.name',
  'customer.firstName',
  'customer.email',
  'customer.phone',
  'customer.city',
  'customer.organization',
  'ticket.number',
  'ticket.subject',
  'product.name',
  'agent.name',
  'agent.firstName',
  'company.name',
] as const
export type KnowledgeVariable = (typeof knowledgeVariables)[number]
export type VariableValues = Readonly<Partial<Record<KnowledgeVariable, string>>>

export function isKnowledgeVariable(name: string): name is KnowledgeVariable {
  return (knowledgeVariables as readonly string[]).includes(name)
}

const variable = /\{\{\s*([A-Za-z][A-Za-z0-9_.]{0,99})\s*\}\}/g

/**
 * Puts values in place of variables, as text. One without a value stays as it is, marked where it can be marked: inside
 * a tag (an address with a ticket's number) it goes away, as a mark there would break the tag.
 */
export function fillVariables(html: string, values: VariableValues): { html: string; missing: string[] } {
  const missing = new Set<string>()
  const valueFor = (name: string) => {
    const value = isKnowledgeVariable(name) ? values[name]?.trim() : undefined
    if (!value) missing.add(name)
    return value ? escapeHtml(value) : undefined
  }
  const filled = html
    .split(/(<[^>]*>)/)
    .map((piece, i) =>
      piece.replace(variable, (whole, name: string) =>
        i % 2 === 1 ? (valueFor(name) ?? '') : (valueFor(name) ?? `<span data-missing="${name}">${whole}</span>`),
      ),
    )
    .join('')
  return { html: filled, missing: [...missing] }
}

/** As `fillVariables`, for a title or a summary: what has no value stays as it was written. */
export function fillPlain(text: string, values: VariableValues): string {
  return text.replace(
    variable,
    (whole, name: string) => (isKnowledgeVariable(name) ? values[name]?.trim() : '') || whole,
  )
}

const place =
  /<div\b[^>]*\sdata-snippet="([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"[^>]*>\s*(?:<br[^>]*>)?\s*<\/div>/gi

/** Puts snippets where they are named. One that is gone leaves nothing. Snippets hold no snippets. */
export function placeSnippets(
  html: string,
  snippets: ReadonlyMap<string, Pick<Snippet, 'bodies'>>,
  languages: readonly string[],
): string {
  return html.replace(place, (_whole, id: string) => {
    const found = snippets.get(id.toLowerCase())
    return found ? inLanguage(found.bodies, languages) : ''
  })
}

/** In the first of the languages that it has, a sister of it (`pt` for `pt-BR`) counting too; else in any. */
export function inLanguage(bodies: Readonly<Record<string, string>>, languages: readonly string[]): string {
  for (const language of languages) {
    const found = bodies[language] ?? Object.entries(bodies).find(([each]) => isSister(each, language))?.[1]
    if (found !== undefined) return found
  }
  return Object.values(bodies)[0] ?? ''
}

function isSister(a: string, b: string): boolean {
  return a.split('-')[0]?.toLowerCase() === b.split('-')[0]?.toLowerCase()
}
