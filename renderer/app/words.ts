import type { TFunction } from 'i18next'

/** Texts kept at most; those with values in them (names, numbers) would grow without end. */
const kept = 4_000

/**
 * A `t` that finds a text once. Opening a ticket asks for some 300 words, and finding each anew through namespaces,
 * fallbacks and the message parser took a tenth of the whole. Texts with anything but plain values in them, and keys
 * that had no text yet, are found anew each time.
 */
export interface WordStore {
  /** The same function for the same `t`: components compare it. */
  readonly remembering: (t: TFunction) => TFunction
  /** Other words have been loaded, or another language. */
  readonly forget: () => void
}

export function createWordStore(): WordStore {
  const functions = new WeakMap<TFunction, TFunction>()
  let texts = new WeakMap<TFunction, Map<string, string>>()

  function wrap(t: TFunction): TFunction {
    const find = (key: unknown, options?: unknown): unknown => {
      const name = typeof key === 'string' ? nameOf(key, options) : null
      if (name === null) return t(key as never, options as never)
      const known = texts.get(t)?.get(name)
      if (known !== undefined) return known
      const text: unknown = t(key as never, options as never)
      if (typeof text === 'string' && !isMissing(text, key as string)) remember(t, name, text)
      return text
    }
    return Object.assign(find, t) as TFunction
  }

  function remember(t: TFunction, name: string, text: string): void {
    const known = texts.get(t) ?? new Map<string, string>()
    if (known.size >= kept) known.clear()
    texts.set(t, known.set(name, text))
  }

  return {
    remembering: (t) => {
      const known = functions.get(t)
      if (known) return known
      const wrapped = wrap(t)
      functions.set(t, wrapped)
      return wrapped
    },
    forget: () => {
      texts = new WeakMap()
    },
  }
}

/** Key and values as one string; null when the values are more than plain. */
function nameOf(key: string, options: unknown): string | null {
  if (options === undefined) return key
  if (typeof options !== 'object' || options === null || Array.isArray(options)) return null
  let name = key
  for (const [field, value] of Object.entries(options)) {
    if (typeof value !== 'string' && typeof value !== 'number') return null
    name += `\u0000${field}\u0000${typeof value}\u0000${value}`
  }
  return name
}

/** i18next answers a key that it does not know with the key itself, without its namespace. */
function isMissing(text: string, key: string): boolean {
  return text === key || text === key.slice(key.indexOf(':') + 1)
}
