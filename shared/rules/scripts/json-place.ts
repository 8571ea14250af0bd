/**
 * Where a text stops being JSON, as an offset; null when it is JSON. The engine's own message names a position for some
 * mistakes only, and in words that change from version to version. Without recursion: a file can be nested deeper than
 * the stack. @see RFC 8259
 */
export function placeOfMistake(text: string): number | null {
  let at = 0
  const open: ('{' | '[')[] = []
  const skip = () => {
    at = endOf(/[ \t\n\r]*/y, at)
  }
  const endOf = (pattern: RegExp, from: number): number => {
    pattern.lastIndex = from
    const found = pattern.exec(text)
    return found ? from + found[0].length : from
  }
  /** A literal, number or string. False: there is none here, and `at` stands at the sign that is wrong. */
  const scalar = (): boolean => {
    if (text[at] === '"') return string()
    const end = endOf(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y, at)
    if (end === at) return false
    at = end
    return true
  }
  const string = (): boolean => {
    if (text[at] !== '"') return false
    // Piece by piece: one pattern for a whole text of megabytes would run out of stack.
    at += 1
    for (;;) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what JSON does not allow
      at = endOf(/[^"\\\u0000-\u001f]{1,10000}/y, at)
      const sign = text[at]
      if (sign === '"') {
        at += 1
        return true
      }
      const escaped = sign === '\\' ? endOf(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y, at) : at
      // A long run of plain signs goes on with the next piece.
      if (escaped > at) at = escaped
      else if (sign === undefined || sign === '\\' || sign < ' ') return false
    }
  }
  const key = (): boolean => {
    skip()
    if (!string()) return false
    skip()
    if (text[at] !== ':') return false
    at += 1
    return true
  }

  for (;;) {
    skip()
    const sign = text[at]
    if (sign === '{' || sign === '[') {
      at += 1
      skip()
      if (text[at] === (sign === '{' ? '}' : ']')) at += 1
      else {
        open.push(sign)
        if (sign === '{' && !key()) return at
        continue
      }
    } else if (!scalar()) return at
    // A value has ended: what it stands in goes on or ends as well.
    for (;;) {
      skip()
      const inside = open.at(-1)
      if (inside === undefined) return at === text.length ? null : at
      if (text[at] === ',') {
        at += 1
        if (inside === '{' && !key()) return at
        break
      }
      if (text[at] !== (inside === '{' ? '}' : ']')) return at
      at += 1
      open.pop()
    }
  }
}
