import { type CounterName, ofCounter, type WriteTx } from '../store/store.ts'
import { outcomeLifetime } from './outcomes.ts'

/** Milliseconds for which a clock that jumped is doubted: over a weekend nobody puts it right. */
const doubtLasts = 3 * 24 * 3_600_000

/**
 * Whether the clock may decide that something is too old; `now` in milliseconds since the epoch. One that stands
 * further ahead of when the server last looked than anything is kept may be wrong: a single start in the wrong year
 * would forget everything, and refuse for good what waits on the clients. It may also be right, after a long pause:
 * then it still says so days later. What the wrong clock dates meanwhile does not count, so `takeInstant` is no judge.
 */
export async function isClockBelieved(tx: WriteTx, now: number): Promise<boolean> {
  // A database that has never been looked at tells by its last command.
  const lastLook = (await ofCounter(tx.db, 'lastLook')) || (await ofCounter(tx.db, 'clock'))
  const doubtedSince = await ofCounter(tx.db, 'doubtedSince')
  const jumped = lastLook > 0 && now - lastLook > outcomeLifetime
  if (jumped && (doubtedSince === 0 || now < doubtedSince)) {
    await set(tx, 'doubtedSince', now)
    return false
  }
  if (jumped && now - doubtedSince < doubtLasts) return false
  await set(tx, 'lastLook', now)
  await set(tx, 'doubtedSince', 0)
  return true
}

async function set(tx: WriteTx, name: CounterName, value: number): Promise<void> {
  await tx.db.updateTable('counter').set({ value }).where('name', '=', name).execute()
}
