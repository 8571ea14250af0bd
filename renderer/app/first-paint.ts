/** How long to hold back what can wait when the first screen is not a queue, e.g. the sign-in. Milliseconds. */
const patience = 3_000

let tell: () => void = () => undefined

/** Resolves once the first screen has its content: only then is there time for what the next clicks will want. */
export const firstPaint = new Promise<void>((resolve) => {
  tell = resolve
  setTimeout(resolve, patience)
})

export function firstScreenPainted(): void {
  tell()
}
