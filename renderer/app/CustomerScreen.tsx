/** A customer by themselves, as the palette finds them. */
export function CustomerScreen() {
  return null
}
