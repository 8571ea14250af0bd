import { crc32, deflateSync } from 'node:zlib'
import type { Random } from './random.ts'

/** Small pictures drawn from rectangles and discs: a device on a shelf, a phone's screen, a curve. Indexed PNGs of 2 to 6 KB. */
type Colour = readonly [red: number, green: number, blue: number]

class Canvas {
  readonly width: number
  readonly height: number
  readonly #pixels: Uint8Array
  readonly #palette: Colour[] = []

  constructor(width: number, height: number, background: Colour) {
    this.width = width
    this.height = height
    this.#pixels = new Uint8Array(width * height)
    this.#index(background)
  }

  rectangle(x: number, y: number, width: number, height: number, colour: Colour): void {
    const index = this.#index(colour)
    for (let row = Math.max(0, y); row < Math.min(this.height, y + height); row++) {
      this.#pixels.fill(index, row * this.width + Math.max(0, x), row * this.width + Math.min(this.width, x + width))
    }
  }

  disc(x: number, y: number, radius: number, colour: Colour): void {
    for (let dy = -radius; dy <= radius; dy++) {
      const half = Math.floor(Math.sqrt(radius * radius - dy * dy))
      this.rectangle(x - half, y + dy, 2 * half + 1, 1, colour)
    }
  }

  /** Shades from top to bottom. */
  gradient(from: Colour, to: Colour): void {
    for (let y = 0; y < this.height; y += 8) {
      const part = y / this.height
      this.rectangle(0, y, this.width, 8, [
        mix(from[0], to[0], part),
        mix(from[1], to[1], part),
        mix(from[2], to[2], part),
      ])
    }
  }

  /** @see W3C Portable Network Graphics, colour type 3 */
  png(): Buffer {
    const header = Buffer.alloc(13)
    header.writeUInt32BE(this.width, 0)
    header.writeUInt32BE(this.height, 4)
    header.set([8, 3, 0, 0, 0], 8)
    const rows = Buffer.alloc((this.width + 1) * this.height)
    for (let y = 0; y < this.height; y++)
      rows.set(this.#pixels.subarray(y * this.width, (y + 1) * this.width), y * (this.width + 1) + 1)
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('PLTE', Buffer.from(this.#palette.flat())),
      chunk('IDAT', deflateSync(rows, { level: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ])
  }

  #index(colour: Colour): number {
    const found = this.#palette.findIndex((each) => each.every((value, i) => value === colour[i]))
    if (found >= 0) return found
    return this.#palette.push(colour) - 1
  }
}

function mix(a: number, b: number, part: number): number {
  return Math.round(a + (b - a) * part)
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

const lights: readonly Colour[] = [
  [240, 160, 32],
  [220, 50, 47],
  [70, 190, 90],
  [90, 150, 240],
]
const walls: readonly (readonly [Colour, Colour])[] = [
  [
    [236, 230, 220],
    [206, 196, 182],
  ],
  [
    [214, 222, 226],
    [172, 184, 190],
  ],
  [
    [120, 124, 132],
    [70, 74, 82],
  ],
]

/** A device with its light, on a shelf or a wall. */
export function drawPhoto(random: Random): Buffer {
  const canvas = new Canvas(480, 320, [230, 226, 218])
  const [top, bottom] = random.pick(walls)
  canvas.gradient(top, bottom)
  const shelf = 220 + random.int(40)
  canvas.rectangle(0, shelf, 480, 12, [142, 106, 70])
  canvas.rectangle(0, shelf + 12, 480, 4, [96, 70, 46])
  const x = 140 + random.int(120)
  const wide = 110 + random.int(60)
  const high = 70 + random.int(70)
  const body: Colour = random.chance(0.6) ? [250, 250, 248] : [52, 54, 58]
  canvas.rectangle(x + 6, shelf - high + 8, wide, high - 8, [60, 56, 50])
  canvas.rectangle(x, shelf - high, wide, high, body)
  canvas.rectangle(x, shelf - 6, wide, 6, [180, 180, 178])
  canvas.disc(x + Math.floor(wide / 2), shelf - Math.floor(high * 0.62), 7, [30, 30, 30])
  canvas.disc(x + Math.floor(wide / 2), shelf - Math.floor(high * 0.62), 5, random.pick(lights))
  canvas.rectangle(x + wide - 20, shelf - 2, 6, 90, [30, 30, 32])
  for (let book = random.int(5); book > 0; book--) {
    canvas.rectangle(20 + book * 20, shelf - 60 - random.int(60), 16, 130, [
      90 + random.int(120),
      60 + random.int(90),
      60 + random.int(90),
    ])
    canvas.rectangle(0, shelf, 480, 12, [142, 106, 70])
  }
  return canvas.png()
}

/** The app on a phone: a title, cards, a switch, perhaps a red bar with an error. */
export function drawScreenshot(random: Random): Buffer {
  const canvas = new Canvas(270, 480, [246, 247, 249])
  canvas.rectangle(0, 0, 270, 22, [228, 230, 234])
  canvas.rectangle(16, 40, 90 + random.int(80), 16, [40, 44, 52])
  let y = 76
  if (random.chance(0.6)) {
    canvas.rectangle(16, y, 238, 44, [250, 224, 222])
    canvas.disc(34, y + 22, 8, [206, 60, 56])
    canvas.rectangle(52, y + 12, 150, 7, [150, 50, 48])
    canvas.rectangle(52, y + 26, 110, 7, [196, 120, 118])
    y += 58
  }
  for (let card = 0; card < 4 + random.int(2); card++) {
    canvas.rectangle(16, y, 238, 56, [255, 255, 255])
    canvas.disc(40, y + 28, 12, [200 + random.int(40), 210, 226])
    canvas.rectangle(64, y + 16, 60 + random.int(70), 8, [60, 66, 78])
    canvas.rectangle(64, y + 33, 40 + random.int(50), 6, [160, 166, 176])
    const on = random.chance(0.5)
    canvas.rectangle(212, y + 21, 30, 14, on ? [70, 150, 110] : [204, 208, 214])
    canvas.disc(on ? 235 : 219, y + 28, 6, [255, 255, 255])
    y += 66
  }
  return canvas.png()
}

/** A curve over a grid: temperature, signal, consumption. */
export function drawChart(random: Random): Buffer {
  const canvas = new Canvas(480, 260, [255, 255, 255])
  for (let i = 0; i < 6; i++) canvas.rectangle(40, 20 + i * 40, 420, 1, [226, 228, 232])
  for (let i = 0; i < 8; i++) canvas.rectangle(40 + i * 60, 20, 1, 200, [236, 238, 242])
  let value = 120
  const colour: Colour = random.pick([
    [38, 110, 180],
    [190, 90, 40],
    [60, 130, 90],
  ] as const)
  for (let x = 40; x < 460; x += 2) {
    const next = Math.max(30, Math.min(210, value + random.int(19) - 9 + Math.round(4 * Math.sin(x / 30))))
    canvas.rectangle(x, Math.min(value, next), 2, Math.abs(next - value) + 2, colour)
    value = next
  }
  canvas.rectangle(40, 20, 2, 202, [90, 94, 102])
  canvas.rectangle(40, 220, 420, 2, [90, 94, 102])
  return canvas.png()
}
