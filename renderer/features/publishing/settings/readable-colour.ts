import { contrastOf, enoughContrast, grounds } from '#shared/rules/publishing/contrast'

type Scheme = keyof typeof grounds

/** Against the ground on which it is worst. Null for what is no colour. */
export function contrastIn(scheme: Scheme, colour: string): number | null {
  if (!/^#[0-9a-f]{6}$/.test(colour)) return null
  return Math.min(...grounds[scheme].map((ground) => contrastOf(colour, ground)))
}

/** The colour of the same hue that is nearest to `colour` and can be read: darker on light ground, lighter on dark. */
export function nearestReadable(scheme: Scheme, colour: string): string {
  const end = scheme === 'light' ? 0 : 255
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  const mixed = (share: number) =>
    `#${parts
      .map((part) =>
        Math.round(part + (end - part) * share)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`
  for (let share = 0; share < 100; share += 1) {
    const tried = mixed(share / 100)
    if ((contrastIn(scheme, tried) ?? 0) >= enoughContrast) return tried
  }
  return mixed(1)
}
