import { useEffect, useState } from 'react'
import { useTranslation } from './i18n.ts'
import { late } from './late.ts'
import { onOpenPalette } from './palette.ts'

/** Loaded when it is first opened, or before that in a quiet moment. */
export const palette = late(() => import('./Palette.tsx').then((module) => module.Palette))

/** Where the palette appears. Until its code is there a plain field takes the keys, which are meant for nothing else. */
export function PaletteHost() {
  const { t } = useTranslation('app')
  const [opened, setOpened] = useState(false)
  const [early, setEarly] = useState('')
  useEffect(
    () =>
      onOpenPalette(() => {
        setEarly('')
        setOpened(true)
      }),
    [],
  )
  const Palette = palette.useWhen(opened)
  if (!opened) return null
  if (Palette) return <Palette initialText={early} onClose={() => setOpened(false)} />
  return (
    <div role="dialog" aria-modal="true" aria-label={t('app:palette.title')} className="sb-visually-hidden">
      <input
        // biome-ignore lint/a11y/noAutofocus: the palette is opened to type into it
        autoFocus
        aria-label={t('app:palette.placeholder')}
        value={early}
        onChange={(event) => setEarly(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpened(false)
        }}
      />
    </div>
  )
}
