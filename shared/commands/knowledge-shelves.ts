import { z } from 'zod'
import { category, type Product, product, snippet } from '../domain/knowledge.ts'
import type { User } from '../domain/people.ts'
import { id } from '../domain/primitives.ts'
import { applied, defineCommand, mergeFields, oursOver, put, type RecordRef, rejected } from './command.ts'

/** What articles stand in and are made of: categories, products, snippets. Editors, leads and administrators keep them. */

/** Whoever may decide what readers see. */
export const mayEdit = (actor: Pick<User, 'role'>): boolean => actor.role !== 'agent'

export const ref = (type: RecordRef['type'], recordId: string): RecordRef => ({ type, id: recordId })

const categoryFields = category.pick({ name: true, translatedNames: true, parentId: true, position: true })

/** Deeper than anybody files things; also what ends a circle that two people made at once. */
const deepest = 10

/** Makes a category, or changes the fields of one. A new one needs its name. */
export const categorySave = defineCommand({
  args: z.object({
    categoryId: id,
    set: categoryFields.partial(),
    base: categoryFields.partial().default({}),
    /** Those above the new parent, its own parent first, as the person saw them: none may stand below this one. */
    parentIds: z.array(id).max(deepest).default([]),
  }),
  reads: ({ categoryId, set, parentIds }) => [
    ref('category', categoryId),
    ...[...(set.parentId ? [set.parentId] : []), ...parentIds].map((each) => ref('category', each)),
  ],
  // Where it hangs is still to be checked against what the person saw above it.
  overTheirs: ({ categoryId, parentIds }, clash) => ({ categoryId, parentIds, ...oursOver(clash) }),
  effect: ({ categoryId, set, base, parentIds }, reader, context) => {
    if (!mayEdit(context.actor)) return rejected('forbidden')
    if (set.parentId && !reader.get('category', set.parentId))
      return rejected('not-found', { type: 'category', id: set.parentId })
    if (set.parentId === categoryId || parentIds.includes(categoryId)) return rejected('invalid')
    const found = reader.get('category', categoryId)
    if (found) {
      const { merged, clashes, changed } = mergeFields(ref('category', categoryId), found, base, set)
      return applied(changed.length === 0 ? [] : [put('category', merged)], clashes)
    }
    if (set.name === undefined) return rejected('invalid')
    return applied([
      put('category', {
        translatedNames: {},
        parentId: null,
        position: 0,
        ...given(set),
        name: set.name,
        id: categoryId,
        version: 0,
        createdAt: context.at,
      }),
    ])
  },
})

/** Refused while an article or another category stands in it. */
export const categoryDelete = defineCommand({
  args: z.object({ categoryId: id }),
  reads: (args) => [ref('category', args.categoryId)],
  unlessNamed: ({ categoryId }) => ({ id: categoryId, by: ['article', 'category'] }),
  effect: (args, reader, context) =>
    remove('category', args.categoryId, reader.get('category', args.categoryId), context),
})

const productFields = product.pick({ name: true, sku: true, warrantyMonths: true, knownProblems: true })

export const productSave = defineCommand({
  args: z.object({ productId: id, set: productFields.partial(), base: productFields.partial().default({}) }),
  reads: (args) => [ref('product', args.productId)],
  overTheirs: ({ productId }, clash) => ({ productId, ...oursOver(clash) }),
  effect: ({ productId, set, base }, reader, context) => {
    if (!mayEdit(context.actor)) return rejected('forbidden')
    const found = reader.get('product', productId)
    if (found) {
      const { merged, clashes, changed } = mergeFields(ref('product', productId), found, base, set)
      return applied(changed.length === 0 ? [] : [put('product', merged)], clashes)
    }
    if (set.name === undefined) return rejected('invalid')
    const blank: Product = {
      sku: '',
      warrantyMonths: 24,
      knownProblems: [],
      ...given(set),
      name: set.name,
      id: productId,
      version: 0,
      createdAt: context.at,
    }
    return applied([put('product', blank)])
  },
})

const snippetFields = snippet.pick({ name: true, bodies: true })

export const snippetSave = defineCommand({
  args: z.object({ snippetId: id, set: snippetFields.partial(), base: snippetFields.partial().default({}) }),
  reads: (args) => [ref('snippet', args.snippetId)],
  overTheirs: ({ snippetId }, clash) => ({ snippetId, ...oursOver(clash) }),
  effect: ({ snippetId, set, base }, reader, context) => {
    if (!mayEdit(context.actor)) return rejected('forbidden')
    const stamp = { updatedBy: context.actor.id, updatedAt: context.at }
    const found = reader.get('snippet', snippetId)
    if (found) {
      const { merged, clashes, changed } = mergeFields(ref('snippet', snippetId), found, base, set)
      return applied(changed.length === 0 ? [] : [put('snippet', { ...merged, ...stamp })], clashes)
    }
    if (set.name === undefined) return rejected('invalid')
    return applied([
      put('snippet', {
        name: set.name,
        bodies: set.bodies ?? {},
        ...stamp,
        id: snippetId,
        version: 0,
        createdAt: context.at,
      }),
    ])
  },
})

/** Refused while a text that readers or editors see holds it. */
export const snippetDelete = defineCommand({
  args: z.object({ snippetId: id }),
  reads: (args) => [ref('snippet', args.snippetId)],
  unlessNamed: ({ snippetId }) => ({ id: snippetId, by: ['translation'] }),
  effect: (args, reader, context) => remove('snippet', args.snippetId, reader.get('snippet', args.snippetId), context),
})

function remove(
  type: 'category' | 'snippet',
  recordId: string,
  found: object | undefined,
  context: { readonly actor: Pick<User, 'role'>; readonly mode: string },
) {
  if (!mayEdit(context.actor)) return rejected('forbidden')
  if (!found) return context.mode === 'commit' ? rejected('not-found', { type, id: recordId }) : applied([])
  return applied([{ op: 'delete', type, id: recordId }])
}

/** Without the fields that were left out: spread, they would hide the defaults. */
function given<T extends object>(set: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as never
}
