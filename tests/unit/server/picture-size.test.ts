import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { pictureSize } from '../../../server/publishing/picture-size.ts'

const picture = () => sharp({ create: { width: 321, height: 123, channels: 3, background: '#123456' } })

describe('the size of a picture', () => {
  it.each([
    ['png', () => picture().png()],
    ['jpeg', () => picture().jpeg()],
    ['progressive jpeg', () => picture().jpeg({ progressive: true })],
    ['gif', () => picture().gif()],
    ['webp', () => picture().webp()],
    ['lossless webp', () => picture().webp({ lossless: true })],
    ['avif', () => picture().avif()],
  ])('is read from a %s', async (_kind, make) => {
    const bytes = await make().toBuffer()
    expect(pictureSize(bytes)).toEqual({ width: 321, height: 123 })
  })

  it('is not guessed', async () => {
    const whole = await picture().png().toBuffer()
    expect(pictureSize(whole.subarray(0, 20))).toBeNull()
    expect(pictureSize(Buffer.from('GIF89a'))).toBeNull()
    expect(pictureSize(Buffer.from('<svg width="1" height="1"></svg>'.repeat(20)))).toBeNull()
    expect(pictureSize(new Uint8Array())).toBeNull()
  })
})
