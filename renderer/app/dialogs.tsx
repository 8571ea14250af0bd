import { lazy, Suspense, useSyncExternalStore } from 'react'

/** Dialogs that any part of the window can open. They are loaded when first wanted. */
type DialogName = 'shortcuts' | 'sign-out' | 're-sign-in'

const ShortcutsDialog = lazy(() =>
  import('./ShortcutsDialog.tsx').then((module) => ({ default: module.ShortcutsDialog })),
)
const SignOutDialog = lazy(() => import('./SignOutDialog.tsx').then((module) => ({ default: module.SignOutDialog })))
const ReSignInDialog = lazy(() => import('./ReSignInDialog.tsx').then((module) => ({ default: module.ReSignInDialog })))

let opened: DialogName | null = null
const listeners = new Set<() => void>()

function show(dialog: DialogName | null): void {
  opened = dialog
  for (const listener of listeners) listener()
}

export const openShortcuts = () => show('shortcuts')
export const openSignOut = () => show('sign-out')
export const openReSignIn = () => show('re-sign-in')
const close = () => show(null)

const read = () => opened
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function DialogHost() {
  const dialog = useSyncExternalStore(subscribe, read)
  return (
    <Suspense fallback={null}>
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={close} />}
      {dialog === 'sign-out' && <SignOutDialog onClose={close} />}
      {dialog === 're-sign-in' && <ReSignInDialog onClose={close} />}
    </Suspense>
  )
}
