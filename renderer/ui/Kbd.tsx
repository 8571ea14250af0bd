import { useTranslation } from '../app/i18n.ts'
import classes from './marks.module.css'

const named = new Set(['Ctrl', 'Shift', 'Alt', 'Enter', 'Escape', 'Space', 'Home', 'End', 'Delete', 'Backspace', 'PageUp', 'PageDown'])
const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

/** A key or a chord such as `Ctrl+K`, each key in the words of the person's keyboard. */
export function Kbd({ keys }: { readonly keys: string }) {
  const { t } = useTranslation('app')
  const parts = keys === '+' ? ['+'] : keys.split('+')
  return (
    <span className={classes.keys}>
      {parts.map((part) => (
        <kbd key={part} className={classes.kbd}>
          {named.has(part) ? t(`app:key.${part}`) : (arrows[part] ?? (part.length === 1 ? part.toUpperCase() : part))}
        </kbd>
      ))}
    </span>
  )
}
