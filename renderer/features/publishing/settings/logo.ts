import { type SiteLogo, siteLimits, siteLogo } from '#shared/domain/sites'

/** Why a file is no logo: `publishing:logo.<this>` says it in words. */
export type LogoProblem = 'type' | 'size' | 'pixels' | 'unreadable'

export const logoTypes = siteLogo.shape.mediaType.options
/** Four characters stand for three bytes. */
export const logoBytes = Math.floor((siteLimits.logoBase64 * 3) / 4)

/** Reads a picture that was chosen; nothing but its bytes and its size travels. */
export async function readLogo(file: Blob): Promise<{ readonly logo: SiteLogo } | { readonly problem: LogoProblem }> {
  const mediaType = logoTypes.find((type) => type === file.type)
  if (!mediaType) return { problem: 'type' }
  if (file.size > logoBytes) return { problem: 'size' }
  try {
    const picture = await createImageBitmap(file)
    const { width, height } = picture
    picture.close()
    if (width > siteLimits.logoPixels || height > siteLimits.logoPixels) return { problem: 'pixels' }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    return { logo: { mediaType, base64, width, height } }
  } catch {
    return { problem: 'unreadable' }
  }
}
