import { lazy, Suspense, useEffect, useState } from 'react'
import { onOpenPalette } from './palette.ts'

const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })))

/** Where the palette appears; its code is loaded when it is first opened, or before that in a quiet moment. */
export function PaletteHost() {
  const [opened, setOpened] = useState(false)
  useEffect(() => onOpenPalette(() => setOpened(true)), [])
  return <Suspense fallback={null}>{opened && <Palette onClose={() => setOpened(false)} />}</Suspense>
}
