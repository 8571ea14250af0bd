import type { LookUpSource, ScriptGraph, ScriptStep } from '../../domain/scripts.ts'

/** Variables of scripts: those that the app fills, and those that the steps of a script keep. */

/** Filled from the customer, the agent, the ticket and what is known of them, where it is known. */
export const builtInVariables = [
  'customer.name',
  'customer.firstName',
  'customer.email',
  'customer.phone',
  'customer.city',
  'customer.country',
  'customer.language',
  'customer.tier',
  'customer.jobTitle',
  'organization.name',
  'agent.name',
  'agent.firstName',
  'workspace.name',
  'team.name',
  'ticket.number',
  'ticket.subject',
  'ticket.status',
  'ticket.priority',
  'product.name',
  'product.sku',
  'product.serialNumber',
  'product.warrantyUntil',
  'order.number',
  'order.status',
  'today',
] as const
export type BuiltInVariable = (typeof builtInVariables)[number]

const builtIn: ReadonlySet<string> = new Set(builtInVariables)
export const isBuiltIn = (name: string): name is BuiltInVariable => builtIn.has(name)

/** What a look-up can ask for. With a key it asks the record of that serial or order number. */
export const lookUpFields = {
  customer: [
    'name',
    'firstName',
    'email',
    'phone',
    'city',
    'country',
    'language',
    'tier',
    'jobTitle',
    'organization',
    'notes',
  ],
  product: [
    'name',
    'sku',
    'serialNumber',
    'boughtAt',
    'warrantyUntil',
    'warrantyState',
    'contractName',
    'contractUntil',
  ],
  order: ['number', 'at', 'status', 'total', 'products'],
} as const satisfies Record<LookUpSource, readonly string[]>

export function isLookUpField(source: LookUpSource, field: string): boolean {
  return (lookUpFields[source] as readonly string[]).includes(field)
}

const pattern = /\{\{\s*([A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)?)\s*\}\}/g

/** Names in a text, each once, in their order. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))]
}

export type TextPart = { readonly text: string } | { readonly variable: string }

export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index) })
    parts.push({ variable: match[1] ?? '' })
    at = match.index + match[0].length
  }
  if (at < text.length) parts.push({ text: text.slice(at) })
  return parts
}

/** The variable that a step fills, if any. */
export function variableSetBy(step: ScriptStep): string | null {
  return step.kind === 'ask' || step.kind === 'look-up' ? step.variable : null
}

/** Everything that the steps of a script fill, each once. */
export function variablesSetIn(graph: ScriptGraph): string[] {
  return [...new Set(graph.steps.flatMap((step) => variableSetBy(step) ?? []))]
}

/** The texts of a step with the place of each inside it. */
export function textsOf(
  step: ScriptStep,
): { readonly place: string; readonly texts: Readonly<Record<string, string>> }[] {
  switch (step.kind) {
    case 'say':
    case 'look-up':
    case 'show-article':
    case 'end':
      return [{ place: 'text', texts: step.text }]
    case 'ask':
      return [
        { place: 'text', texts: step.text },
        ...(step.input.type === 'choice'
          ? step.input.options.map(({ id, label }) => ({ place: `option ${id}`, texts: label }))
          : []),
      ]
    case 'follow-up':
      return [{ place: 'note', texts: step.note }]
    default:
      return []
  }
}

/** Variables that a step reads: in its texts, its tests, its key, its due date. */
export function variablesReadBy(step: ScriptStep): string[] {
  const names = textsOf(step).flatMap(({ texts }) => Object.values(texts).flatMap(variablesIn))
  if (step.kind === 'branch')
    names.push(...step.conditions.flatMap(({ tests }) => tests.map(({ variable }) => variable)))
  if (step.kind === 'look-up' && step.key !== null) names.push(step.key)
  if (step.kind === 'follow-up' && step.due.type === 'variable') names.push(step.due.variable)
  return [...new Set(names)]
}
