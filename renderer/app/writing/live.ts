import { runShell } from '../shell.ts'
import { showFailure } from '../toasts.tsx'
import { attachmentUrl } from './attachment-bytes.ts'
import { safeLink } from './safe-link.ts'

/** Opens links in the person's own program; nothing inside a message can navigate by itself. Returns what ends it. */
export function listenForLinks(root: HTMLElement | Document): () => void {
  const open = (event: Event) => {
    // Elements of a frame belong to another world: `instanceof` would say no.
    const target = event.target as Element | null
    const link = target?.closest?.('[data-link]')
    if (!link) return
    if ('key' in event && event.key !== 'Enter') return
    event.preventDefault()
    const url = safeLink(link.getAttribute('data-link') ?? '')
    if (url) runShell('shell.openExternal', { url }).catch(showFailure)
  }
  root.addEventListener('click', open)
  root.addEventListener('keydown', open)
  return () => {
    root.removeEventListener('click', open)
    root.removeEventListener('keydown', open)
  }
}

/** Shows images that came along with the message. One that cannot be had keeps its words. */
export async function fillInlineImages(root: ParentNode): Promise<void> {
  for (const image of root.querySelectorAll<HTMLImageElement>('img[data-cid]')) {
    const url = await attachmentUrl(image.dataset.cid ?? '').catch(() => null)
    if (url) image.src = url
    else if (image.alt !== '') image.replaceWith(wordsOf(image))
  }
}

/** The engine's sign for a broken picture says nothing to anybody; what the picture shows does. */
function wordsOf(image: HTMLImageElement): HTMLElement {
  const words = image.ownerDocument.createElement('span')
  words.setAttribute('role', 'img')
  words.setAttribute('aria-label', image.alt)
  words.dataset.missingPicture = ''
  words.textContent = image.alt
  return words
}
