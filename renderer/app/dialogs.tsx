import { Fragment, lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react'

/** Dialogs that any part of the window can open. They are loaded when first wanted. */
type DialogName = 'shortcuts' | 'sign-out' | 're-sign-in'

const ShortcutsDialog = lazy(() =>
  import('./ShortcutsDialog.tsx').then((module) => ({ default: module.ShortcutsDialog })),
)
const SignOutDialog = lazy(() => import('./SignOutDialog.tsx').then((module) => ({ default: module.SignOutDialog })))
const ReSignInDialog = lazy(() => import('./ReSignInDialog.tsx').then((module) => ({ default: module.ReSignInDialog })))

/** Draws a form; `close` takes it away. */
type Form = (close: () => void) => ReactNode

let opened: DialogName | { readonly number: number; readonly draw: Form } | null = null
let forms = 0
const listeners = new Set<() => void>()

function show(dialog: typeof opened): void {
  opened = dialog
  for (const listener of listeners) listener()
}

export const openShortcuts = () => show('shortcuts')
export const openSignOut = () => show('sign-out')
export const openReSignIn = () => show('re-sign-in')

/** Something to fill in that belongs to no pane: what was typed stays, whatever is shown behind it meanwhile. */
export function openForm(draw: Form): void {
  forms += 1
  show({ number: forms, draw })
}

const close = () => show(null)

const read = () => opened
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function DialogHost() {
  const dialog = useSyncExternalStore(subscribe, read)
  // Nothing of one account may stand on the screen of another.
  useEffect(() => close, [])
  return (
    <Suspense fallback={null}>
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={close} />}
      {dialog === 'sign-out' && <SignOutDialog onClose={close} />}
      {dialog === 're-sign-in' && <ReSignInDialog onClose={close} />}
      {dialog !== null && typeof dialog === 'object' && <Fragment key={dialog.number}>{dialog.draw(close)}</Fragment>}
    </Suspense>
  )
}
