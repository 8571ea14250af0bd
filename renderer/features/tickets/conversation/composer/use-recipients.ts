import { useState } from 'react'
import { emailAddress, limits } from '#shared/domain/primitives'
import { useTranslation } from '../../../../app/i18n.ts'
import { splitAddresses } from './limits.ts'

/**
 * The addresses under Cc with what is typed there and not one yet. Kept beside the field, so that it outlives a look at
 * the note's tab.
 */
export function useRecipients(
  start: readonly string[],
  on: { readonly onChange: (cc: readonly string[]) => void; readonly onTyped: () => void },
) {
  const { t } = useTranslation('conversation')
  const [cc, setCc] = useState(start)
  const [shown, setShown] = useState(start.length > 0)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  const change = (next: readonly string[]) => {
    setCc(next)
    on.onChange(next)
  }
  /** Makes addresses of what was typed; null when some of it is none: that stays to be corrected. */
  const add = (typed: string): readonly string[] | null => {
    const parts = splitAddresses(typed)
    const good = parts.filter((part) => emailAddress.safeParse(part).success)
    const bad = parts.filter((part) => !good.includes(part))
    const next = [...new Set([...cc, ...good])]
    if (next.length > limits.recipients) {
      setText(typed)
      setProblem(t('conversation:cc.tooMany', { limit: limits.recipients }))
      return null
    }
    if (next.length !== cc.length) change(next)
    setText(bad.join(', '))
    setProblem(bad.length > 0 ? t('conversation:cc.invalid', { address: bad.join(', '), count: bad.length }) : null)
    return bad.length > 0 ? null : next
  }

  return {
    cc,
    shown,
    text,
    problem,
    add,
    commit: () => add(text),
    show: () => setShown(true),
    remove: (address: string) => change(cc.filter((each) => each !== address)),
    removeLast: () => change(cc.slice(0, -1)),
    type: (typed: string) => {
      setProblem(null)
      on.onTyped()
      if (/[,;]/.test(typed)) add(typed)
      else setText(typed)
    },
    /** Other addresses took the place of these. */
    reset: (next: readonly string[]) => {
      setCc(next)
      setShown(next.length > 0 || text !== '')
    },
  }
}

export type Recipients = ReturnType<typeof useRecipients>
