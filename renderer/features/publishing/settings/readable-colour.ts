import { contrastOf, enoughContrast, grounds } from '#shared/rules/publishing/contrast'

type Scheme = keyof typeof grounds

/** Against the ground on which it is worst. Null for what is no colour. */
export function contrastIn(scheme: Scheme, colour: string): number | null {
  if (!/^#[0-9a-f]{6}$/.test(colour)) return null
  return Math.min(...grounds[scheme].map((ground) => contrastOf(colour, ground)))
}

/**
 * The colour of the same hue and saturation whose lightness is nearest to that of `colour` and that can be read: darker on
 * light ground, lighter on dark.
 */
export function nearestReadable(scheme: Scheme, colour: string): string {
  const { hue, saturation, lightness } = toHsl(colour)
  const end = scheme === 'light' ? 0 : 1
  const step = (end - lightness) / 200
  for (let taken = 0; taken <= 200; taken += 1) {
    const tried = fromHsl(hue, saturation, lightness + step * taken)
    if ((contrastIn(scheme, tried) ?? 0) >= enoughContrast) return tried
  }
  return scheme === 'light' ? '#000000' : '#ffffff'
}

function toHsl(colour: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const [range, lightness] = [most - least, (most + least) / 2]
  if (range === 0) return { hue: 0, saturation: 0, lightness }
  const saturation = range / (1 - Math.abs(2 * lightness - 1))
  const turn =
    most === red ? (green - blue) / range : most === green ? (blue - red) / range + 2 : (red - green) / range + 4
  return { hue: (turn * 60 + 360) % 360, saturation, lightness }
}

/** @see https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
function fromHsl(hue: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const part = (offset: number) => {
    const at = (offset + hue / 30) % 12
    const share = lightness - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1))
    return Math.round(share * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${part(0)}${part(8)}${part(4)}`
}
