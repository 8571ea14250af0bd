import { isKnowledgeVariable } from '#shared/rules/knowledge-variables'

const places = /\{\{\s*([A-Za-z][A-Za-z0-9_.]{0,99})\s*\}\}/g

export interface Unfilled {
  readonly name: string
  readonly at: number
  readonly length: number
}

/** Variables of articles that stand in a text without a value. Braces of any other kind are the person's own words. */
export function unfilledIn(text: string): readonly Unfilled[] {
  return [...text.matchAll(places)].flatMap((match) => {
    const name = match[1] ?? ''
    return isKnowledgeVariable(name) ? [{ name, at: match.index, length: match[0].length }] : []
  })
}
