import { convert } from 'html-to-text'

/** Plain text of a message body, for lists, search and the text part of a mail. Images vanish, links keep their text. */
export function htmlToText(html: string): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: 2_000_000 },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { ignoreHref: true } },
    ],
  }).trim()
}
