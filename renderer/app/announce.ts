/** Tells screen readers what has happened. One region for the window, made when it is first needed. */
let region: HTMLElement | undefined
let timer: ReturnType<typeof setTimeout> | undefined

/** Milliseconds until the words are gone: read once they serve nobody, and the next account must not come upon them. */
const readFor = 3_000

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
  clearTimeout(timer)
  timer = setTimeout(() => {
    target.textContent = text
    timer = setTimeout(() => {
      target.textContent = ''
    }, readFor)
  }, 50)
}
