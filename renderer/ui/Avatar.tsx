import { IconBuilding } from '@tabler/icons-react'
import classes from './marks.module.css'

/** First letters of the first and the last word, as whole characters also beyond the basic plane. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = [...(words[0] ?? '')][0] ?? ''
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toLocaleUpperCase()
}

/**
 * Initials: a circle for a customer, a rounded square for a colleague; an organization has a house. The name stands beside
 * it, so it is hidden from readers.
 */
export function Avatar({
  name,
  kind,
  size = 28,
}: {
  readonly name: string
  readonly kind: 'user' | 'customer' | 'organization'
  readonly size?: number
}) {
  return (
    <span
      aria-hidden
      className={classes.avatar}
      data-kind={kind}
      style={{ width: size, height: size, fontSize: Math.max(9, Math.round(size * 0.4)) }}
    >
      {kind === 'organization' ? <IconBuilding size={Math.round(size * 0.6)} stroke={1.5} /> : initialsOf(name)}
    </span>
  )
}
