import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react'
import { Covered, mayWordsGo } from '../ui/layers.ts'

/** Dialogs that any part of the window can open. They are loaded when first wanted. */
type DialogName = 'shortcuts' | 'sign-out' | 're-sign-in'

const ShortcutsDialog = lazy(() =>
  import('./ShortcutsDialog.tsx').then((module) => ({ default: module.ShortcutsDialog })),
)
const SignOutDialog = lazy(() => import('./SignOutDialog.tsx').then((module) => ({ default: module.SignOutDialog })))
const ReSignInDialog = lazy(() => import('./ReSignInDialog.tsx').then((module) => ({ default: module.ReSignInDialog })))

/** Draws a form; `close` takes it away. */
type Form = (close: () => void) => ReactNode

interface Opened {
  readonly key: string
  readonly draw: Form
}

const dialogs: Readonly<Record<DialogName, Form>> = {
  shortcuts: (close) => <ShortcutsDialog onClose={close} />,
  'sign-out': (close) => <SignOutDialog onClose={close} />,
  're-sign-in': (close) => <ReSignInDialog onClose={close} />,
}

/** The newest lies on top: none takes the place of another, as what stands below may hold words that are saved nowhere. */
let opened: readonly Opened[] = []
let forms = 0
const listeners = new Set<() => void>()

function become(next: readonly Opened[]): void {
  opened = next
  for (const listener of listeners) listener()
}

const closed = (key: string) => () => become(opened.filter((each) => each.key !== key))

function show(name: DialogName): void {
  if (!opened.some(({ key }) => key === name)) become([...opened, { key: name, draw: dialogs[name] }])
}

export const openShortcuts = () => show('shortcuts')
export const openReSignIn = () => show('re-sign-in')

/** Signing out takes everything off the screen: whatever is being filled in is asked for first. */
export async function openSignOut(): Promise<void> {
  if (await mayWordsGo()) show('sign-out')
}

/** Something to fill in that belongs to no pane: what was typed stays, whatever is shown behind it meanwhile. */
export function openForm(draw: Form): void {
  forms += 1
  become([...opened, { key: `form ${forms}`, draw }])
}

const read = () => opened
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function DialogHost() {
  const shown = useSyncExternalStore(subscribe, read)
  // Nothing of one account may stand on the screen of another.
  useEffect(() => () => become([]), [])
  return shown.map(({ key, draw }, i) => (
    <Suspense key={key} fallback={null}>
      <Covered value={i < shown.length - 1}>{draw(closed(key))}</Covered>
    </Suspense>
  ))
}
