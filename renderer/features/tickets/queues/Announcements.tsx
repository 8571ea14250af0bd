import { useEffect, useState } from 'react'
import { useTranslation } from '../../../app/i18n.ts'

/** A list that has just changed is asked again within this time; only then is its number worth saying. Milliseconds. */
const settleMs = 250

/** Says to a screen reader what changed without moving its focus: the queue with its length, the number chosen. */
export function Announcements(props: {
  readonly queue: string
  /** Null while it is not known. */
  readonly total: number | null
  readonly chosen: number
  /** During a first fill every number is soon another one. */
  readonly filling: boolean
}) {
  const { queue, total, chosen, filling } = props
  const { t } = useTranslation('tickets')
  const [said, setSaid] = useState<{ readonly queue: string; readonly total: number } | null>(null)
  // Once the choice is let go, the queue is said anew: its number may be another one by then.
  if (chosen > 0 && said !== null) setSaid(null)
  // Only the opening of a queue is told: a number that changes all day would never let the person listen.
  const due = chosen === 0 && !filling && said?.queue !== queue
  useEffect(() => {
    if (!due || total === null) return
    const timer = setTimeout(() => setSaid({ queue, total }), settleMs)
    return () => clearTimeout(timer)
  }, [due, queue, total])
  return (
    <div className="sb-visually-hidden" role="status">
      {chosen > 0
        ? t('tickets:bulk.count', { count: chosen })
        : said?.queue === queue && t('tickets:list.announce', { queue, count: said.total })}
    </div>
  )
}
