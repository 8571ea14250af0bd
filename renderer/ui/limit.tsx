import type { ReactNode } from 'react'
import { useFormat } from '../app/format.ts'
import { useTranslation } from '../app/i18n.ts'

interface Limited {
  readonly maxLength: number
  readonly description?: ReactNode
  readonly inputWrapperOrder?: ('label' | 'input' | 'description' | 'error')[]
}

/**
 * A field of limited length that says so once little room is left, and when a paste was cut there: the browser cuts without
 * a word. `hint` is what stands under the field otherwise.
 */
export function useLimit(): (text: string, most: number, hint?: string) => Limited {
  const { t } = useTranslation('app')
  const format = useFormat()
  return (text, most, hint) => {
    const isClose = text.length >= most * 0.9
    if (!isClose && hint === undefined) return { maxLength: most }
    const used = { used: format.number(text.length), most: format.number(most) }
    return {
      maxLength: most,
      inputWrapperOrder: ['label', 'input', 'description', 'error'],
      description: isClose ? (
        <span role="status">{t(text.length >= most ? 'app:limit.reached' : 'app:limit.close', used)}</span>
      ) : (
        hint
      ),
    }
  }
}
