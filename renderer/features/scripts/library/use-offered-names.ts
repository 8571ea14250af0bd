import { useMemo } from 'react'
import type { OfferedFor } from '#shared/domain/scripts'
import { useAsk } from '../../../app/data.ts'
import { languageName } from '../words.ts'

/** What the things are called that a script is offered for, in the order in which they weigh. */
export function useOfferedNames(): (for_: OfferedFor) => string[] {
  const { data: context } = useAsk('app.context', {})
  const { data: products } = useAsk('product.list', {})
  return useMemo(() => {
    const names = new Map<string, string>()
    for (const each of [...(context?.teams ?? []), ...(context?.tags ?? []), ...(products ?? [])])
      names.set(each.id, each.name)
    // A reason and a tag are often called the same.
    return ({ productIds, reasons, tagIds, teamIds, languages }) => [
      ...new Set([
        ...productIds.flatMap((id) => names.get(id) ?? []),
        ...reasons,
        ...tagIds.flatMap((id) => names.get(id) ?? []),
        ...teamIds.flatMap((id) => names.get(id) ?? []),
        ...languages.map(languageName),
      ]),
    ]
  }, [context, products])
}
