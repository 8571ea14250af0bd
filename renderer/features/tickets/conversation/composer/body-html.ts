import { escapeHtml, linesHtml } from '#shared/rules/plain-html'

/** The colleagues mentioned in a composed body, each once. */
export function mentionedIn(bodyHtml: string): readonly string[] {
  if (!bodyHtml.includes('data-type="mention"')) return []
  const parsed = new DOMParser().parseFromString(bodyHtml, 'text/html')
  const ids = [...parsed.querySelectorAll<HTMLElement>('[data-type="mention"]')].map((node) => node.dataset.id ?? '')
  return [...new Set(ids.filter((each) => each !== ''))]
}

const signatureStart = '<p></p><div data-signature="true">'

/** The body with the person's signature below. */
export function withSignature(bodyHtml: string, signatureHtml: string): string {
  return signatureHtml.trim() === '' ? bodyHtml : `${bodyHtml}${signatureStart}${signatureHtml}</div>`
}

/** A reply that was taken back holds its signature already: without it, so that it is not signed twice. */
export function withoutSignature(bodyHtml: string, signatureHtml: string): string {
  const signature = `${signatureStart}${signatureHtml}</div>`
  return signatureHtml.trim() !== '' && bodyHtml.endsWith(signature) ? bodyHtml.slice(0, -signature.length) : bodyHtml
}

/** Plain text as a paragraph; nothing for none. */
export function paragraph(text: string): string {
  return text === '' ? '' : `<p>${linesHtml(text)}</p>`
}

/** A picture that goes along with the message, as the editor writes it. */
export function picture({ id, fileName }: { readonly id: string; readonly fileName: string }): string {
  return `<p><img src="cid:${id}" alt="${escapeHtml(fileName)}"></p>`
}
