/** Width and height of a picture in pixels, from the beginning of its file; null when they are not to be found there. */
export function pictureSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const size = png(view) ?? gif(view) ?? webp(view) ?? jpeg(view) ?? avif(view)
    return size && size.width > 0 && size.height > 0 ? size : null
  } catch (error) {
    // It ends before it says.
    if (error instanceof RangeError) return null
    throw error
  }
}

const name = (view: DataView, at: number) => String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)))

/** @see https://www.w3.org/TR/png/#11IHDR */
function png(view: DataView) {
  return view.getUint32(0) === 0x89504e47 ? { width: view.getUint32(16), height: view.getUint32(20) } : null
}

function gif(view: DataView) {
  return name(view, 0) === 'GIF8' ? { width: view.getUint16(6, true), height: view.getUint16(8, true) } : null
}

/** @see RFC 9649 */
function webp(view: DataView) {
  if (name(view, 0) !== 'RIFF' || name(view, 8) !== 'WEBP') return null
  const kind = name(view, 12)
  if (kind === 'VP8X') {
    const three = (at: number) => 1 + view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
    return { width: three(24), height: three(27) }
  }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

/** The first frame says it. @see ITU-T T.81, B.2.2 */
function jpeg(view: DataView) {
  if (view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at)
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    if (marker >> 8 !== 0xff) return null
  }
}

/** The box `ispe` holds it. @see ISO/IEC 23008-12, 6.5.3 */
function avif(view: DataView) {
  if (name(view, 4) !== 'ftyp') return null
  for (let at = 8; at < Math.min(view.byteLength - 16, 4_096); at++) {
    if (name(view, at) === 'ispe') return { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
  }
  return null
}
