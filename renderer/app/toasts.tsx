import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { toFailure } from './bridge.ts'
import { useNow } from './clock.ts'
import { useFormat } from './format.ts'
import { failureText, useTranslation } from './i18n.ts'
import { say, unsay, unsayAll } from './said.ts'
import { runShell } from './shell.ts'
import classes from './toasts.module.css'

/** Something that can be taken back until `until` (ISO 8601). */
export interface Undo {
  /** What was done, in the person's language. */
  readonly text: string
  readonly until: string
  readonly onUndo: () => void
}

/** How long a change, other than a message, can be taken back by its toast. Milliseconds. */
export const undoFor = 10_000
/** Milliseconds. */
const doneFor = 6_000

/** What can still be taken back, the newest at the end. */
let undoable: readonly { readonly id: string; readonly undo: Undo }[] = []
let count = 0
/** The release that waits for a restart: it is nobody's in particular. */
let readyVersion: string | undefined

/** Shows what was done with a button, and the key Z, to take it back. */
export function showUndo(undo: Undo): void {
  const left = Date.parse(undo.until) - Date.now()
  if (left <= 0) return
  count += 1
  const id = `undo-${count}`
  undoable = [...undoable, { id, undo }]
  const line = { id, text: undo.text, until: Date.parse(undo.until), onUndo: () => takeBack(id, undo) }
  if (say(line, () => forget(id))) return
  notifications.show({
    id,
    message: <UndoMessage id={id} undo={undo} />,
    autoClose: left,
    withCloseButton: false,
    onClose: () => forget(id),
  })
}

/** Takes back the newest thing that still can be. False when there is none. */
export function undoLatest(): boolean {
  const latest = undoable.at(-1)
  if (!latest) return false
  takeBack(latest.id, latest.undo)
  return true
}

export function canUndo(): boolean {
  return undoable.length > 0
}

function forget(id: string): void {
  undoable = undoable.filter((each) => each.id !== id)
}

function takeBack(id: string, undo: Undo): void {
  // The toast says so only when its way out has ended; a second press in between means the one before.
  forget(id)
  unsay(id)
  notifications.hide(id)
  undo.onUndo()
}

function UndoMessage({ id, undo }: { readonly id: string; readonly undo: Undo }) {
  const { t } = useTranslation('app')
  const format = useFormat()
  const seconds = Math.max(0, Math.ceil((Date.parse(undo.until) - useNow(500)) / 1000))
  return (
    <div className={classes.undo}>
      <span className={classes.text}>{undo.text}</span>
      {/* The seconds change under the eyes; read aloud they would only interrupt. */}
      <span className={classes.seconds} aria-hidden>
        {format.number(seconds)}
      </span>
      <Button size="compact-sm" variant="subtle" onClick={() => takeBack(id, undo)} aria-keyshortcuts="z">
        {t('app:undo.button')}
      </Button>
    </div>
  )
}

const closeButton = () => ({ 'aria-label': i18next.t('app:dialog.close') })

/** A short confirmation that goes away by itself. */
export function showDone(text: string): void {
  count += 1
  if (say({ id: `done-${count}`, text, until: Date.now() + doneFor, onUndo: null })) return
  notifications.show({ message: text, autoClose: doneFor, closeButtonProps: closeButton() })
}

/** Something did not happen, and why. Stays long enough to be read. */
export function showFailure(caught: unknown): void {
  notifications.show({
    message: failureText(i18next.t, toFailure(caught)),
    color: 'var(--sb-danger-fill)',
    autoClose: 10_000,
    closeButtonProps: closeButton(),
    role: 'alert',
  })
}

export function showUnknownLink(): void {
  notifications.show({ message: i18next.t('app:deepLink.unknown'), autoClose: 8000, closeButtonProps: closeButton() })
}

/** Somebody is calling: it stays until it is read. */
export function showUnreadableCall(what: 'number' | 'id'): void {
  const message = i18next.t(`app:deepLink.call.${what}`)
  notifications.show({ color: 'red', message, autoClose: false, closeButtonProps: closeButton() })
}

/** A newer release waits for a restart. Stays until it is answered. */
export function showUpdateReady(version: string): void {
  readyVersion = version
  notifications.show({
    id: 'update',
    title: i18next.t('app:update.ready', { version }),
    message: (
      <Button size="compact-sm" onClick={() => runShell('shell.installUpdate', {}).catch(showFailure)}>
        {i18next.t('app:update.install')}
      </Button>
    ),
    autoClose: false,
    closeButtonProps: closeButton(),
  })
}

/** Takes away what was said to somebody who has left: it names their customers, and undoes what only they may. */
export function clearToasts(): void {
  undoable = []
  unsayAll()
  notifications.cleanQueue()
  notifications.clean()
  if (readyVersion !== undefined) showUpdateReady(readyVersion)
}
