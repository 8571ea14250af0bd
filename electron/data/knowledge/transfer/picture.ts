/** How the kinds of pictures that an article may hold begin. */

const starts = (bytes: Uint8Array, at: number, sign: string) =>
  Buffer.from(bytes.subarray(at, at + sign.length)).toString('latin1') === sign

/** Whether a picture is in it, by what is inside and not by its name. */
export function isPicture(bytes: Uint8Array): boolean {
  return (
    (starts(bytes, 0, '\x89PNG\r\n\x1a\n') && starts(bytes, 12, 'IHDR')) ||
    starts(bytes, 0, '\xff\xd8\xff') ||
    starts(bytes, 0, 'GIF87a') ||
    starts(bytes, 0, 'GIF89a') ||
    (starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP')) ||
    starts(bytes, 4, 'ftypavif') ||
    starts(bytes, 4, 'ftypavis') ||
    // Words may stand before it: a declaration, a comment of whatever drew it.
    Buffer.from(bytes.subarray(0, 4_096)).toString('utf8').includes('<svg')
  )
}
