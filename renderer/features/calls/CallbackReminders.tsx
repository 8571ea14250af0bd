import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import type { CallbackRow } from '#shared/ipc/calls'
import { useTopic } from '../../app/data.ts'
import { dial } from '../../app/dial.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openCallbacks } from '../../app/navigation.ts'
import { runShell } from '../../app/shell.ts'
import classes from './calls.module.css'

/** Timers of browsers end at 25 days; what is due later is looked at again by then. Milliseconds. */
const longest = 20 * 24 * 3_600_000
const tagPrefix = 'callback:'
/** The number stays on the rail; this is the word for it. Milliseconds. */
const summaryFor = 12_000

/** Reminds of each callback at its moment, once; of those that fell due while nobody was here, once for all. */
export function CallbackReminders({ callbacks }: { readonly callbacks: readonly CallbackRow[] }) {
  const { t } = useTranslation(['calls', 'app'])
  /** Callback and time: one that was moved is reminded of again. */
  const told = useRef<Set<string> | null>(null)

  useTopic('shell', (event) => {
    if (event.kind === 'notice-opened' && event.tag.startsWith(tagPrefix))
      openCallbacks(event.tag === `${tagPrefix}all` ? null : event.tag.slice(tagPrefix.length))
  })

  useEffect(() => {
    const keyOf = ({ id, dueAt }: CallbackRow) => `${id} ${dueAt}`
    const isDue = ({ dueAt }: CallbackRow) => Date.parse(dueAt) <= Date.now()
    if (told.current === null) {
      const late = callbacks.filter(isDue)
      told.current = new Set(late.map(keyOf))
      if (late.length > 0) remindOfAll(late.length)
    }
    const known = told.current
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      for (const callback of callbacks) {
        if (!isDue(callback) || known.has(keyOf(callback))) continue
        known.add(keyOf(callback))
        remindOf(callback)
      }
      const next = callbacks.find((callback) => !known.has(keyOf(callback)))
      if (next) timer = setTimeout(look, Math.min(longest, Math.max(0, Date.parse(next.dueAt) - Date.now())))
    }
    look()
    return () => clearTimeout(timer)

    function remindOfAll(count: number): void {
      const title = t('calls:reminder.late', { count })
      show(`${tagPrefix}all`, title, '', [[t('calls:reminder.show'), () => openCallbacks()]], summaryFor)
    }

    function remindOf(callback: CallbackRow): void {
      const name = callback.customerName ?? callback.shownNumber
      const { id, number, customerId, ticketId } = callback
      show(
        `${tagPrefix}${id}`,
        t('calls:reminder.due', { name }),
        callback.note,
        [
          [t('calls:action.call'), () => dial({ number, customerId, ticketId, callbackId: id })],
          [t('calls:reminder.show'), () => openCallbacks(id)],
        ],
        false,
      )
      // For whoever looks elsewhere; a desktop without notices refuses, and the window has said it.
      if (!document.hasFocus())
        runShell('shell.notify', {
          title: t('calls:reminder.due', { name }).slice(0, 200),
          body: callback.note.slice(0, 500),
          tag: `${tagPrefix}${id}`,
        }).catch(() => undefined)
    }

    function show(
      id: string,
      title: string,
      body: string,
      actions: readonly (readonly [string, () => void])[],
      autoClose: number | false,
    ): void {
      notifications.show({
        id,
        title,
        message: (
          <div className={classes.reminder}>
            {body !== '' && <p className={classes.reminderNote}>{body}</p>}
            <div className={classes.actions}>
              {actions.map(([label, act]) => (
                <Button
                  key={label}
                  size="compact-sm"
                  onClick={() => {
                    notifications.hide(id)
                    act()
                  }}
                >
                  {label}
                </Button>
              ))}
            </div>
          </div>
        ),
        autoClose,
        closeButtonProps: { 'aria-label': t('app:dialog.close') },
      })
    }
  }, [callbacks, t])
  return null
}
