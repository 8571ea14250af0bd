/** Tells screen readers what has happened. One region for the window, made when it is first needed. */
let region: HTMLElement | undefined

export function announce(text: string): void {
  if (!region) {
    region = document.createElement('div')
    region.className = 'sb-visually-hidden'
    region.setAttribute('role', 'status')
    region.setAttribute('aria-live', 'polite')
    document.body.append(region)
  }
  // The same words twice would not be read twice.
  region.textContent = ''
  const target = region
  setTimeout(() => {
    target.textContent = text
  }, 50)
}
