import { Fragment } from 'react'

/** An address or a number without spaces, which breaks at its signs before it breaks inside a word. */
export function Breakable({ text }: { readonly text: string }) {
  let at = 0
  return text.split(/(?<=[@+_/-])|(?=[.])/).map((part) => {
    const start = at
    at += part.length
    return (
      <Fragment key={start}>
        {start > 0 && <wbr />}
        {part}
      </Fragment>
    )
  })
}
