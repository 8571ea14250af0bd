/** A JSON pointer to where something stands, below `base`. @see RFC 6901 */
export function pointerTo(path: readonly PropertyKey[], base = ''): string {
  return path.reduce<string>((pointer, part) => `${pointer}/${escaped(String(part))}`, base)
}

function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1')
}
