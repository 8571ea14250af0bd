import type { TFunction } from 'i18next'
import { useTranslation } from '../app/i18n.ts'
import classes from './marks.module.css'

const named = new Set([
  'Ctrl',
  'Shift',
  'Alt',
  'Enter',
  'Escape',
  'Space',
  'Home',
  'End',
  'Delete',
  'Backspace',
  'PageUp',
  'PageDown',
])
const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

function keyWords(t: TFunction, keys: string): readonly string[] {
  const parts = keys === '+' ? ['+'] : keys.split('+')
  return parts.map((part) => {
    if (named.has(part)) return t(`app:key.${part}`)
    return arrows[part] ?? (part.length === 1 ? part.toUpperCase() : part)
  })
}

/** A chord such as `Ctrl+K` as one piece of text, for hints and names. */
export function keysText(t: TFunction, keys: string): string {
  return keyWords(t, keys).join('+')
}

/** A key or a chord such as `Ctrl+K`, each key in the words of the person's keyboard. */
export function Kbd({ keys }: { readonly keys: string }) {
  const { t } = useTranslation('app')
  return (
    <span className={classes.keys}>
      {keyWords(t, keys).map((word) => (
        <kbd key={word} className={classes.kbd}>
          {word}
        </kbd>
      ))}
    </span>
  )
}
