import { useNow } from '../app/clock.ts'
import { useFormat } from '../app/format.ts'

/** How long ago, or until when; ticks by itself. The exact time shows on hover and stands in the element. */
export function RelativeTime(props: {
  readonly at: string
  readonly style?: 'long' | 'narrow' | 'short'
  readonly className?: string
}) {
  const { at, style = 'long', className } = props
  const format = useFormat()
  const now = useNow()
  return (
    <time dateTime={at} title={format.exact(at)} className={className}>
      {style === 'short' ? format.short(at, now) : format.relative(at, now, style)}
    </time>
  )
}
