import { highlightEnd, highlightStart } from '#shared/rules/search-text'
import classes from './marks.module.css'

/** A snippet with the found words marked, as the search of the cache encloses them. */
export function Marked({ text }: { readonly text: string }) {
  return text.split(highlightStart).map((part, index) => {
    if (index === 0) return part
    const [word, rest] = part.split(highlightEnd)
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never move
      <span key={index}>
        <mark className={classes.found}>{word}</mark>
        {rest}
      </span>
    )
  })
}
