import { type ThemeChoice, themeChoice } from '#shared/ipc/shell'

/** What the command line may ask for. */
export interface Options {
  /** Opens the demo workspace by itself, without the welcome screen. */
  readonly demo: boolean
  /** Writes a picture of the queue to this file, then quits. */
  readonly screenshot: string | undefined
  readonly size: { readonly width: number; readonly height: number } | undefined
  readonly theme: ThemeChoice | undefined
  /** Chromium's sandbox cannot run as root; then, and only then, the switch is given. */
  readonly noSandbox: boolean
}

/** Reads `--name=value`: Chromium moves words after a switch about, so a value must not stand alone. */
export function readOptions(argv: readonly string[]): Options {
  const value = (name: string) => argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
  const [, width, height] = /^(\d{3,4})x(\d{3,4})$/.exec(value('size') ?? '') ?? []
  return {
    demo: argv.includes('--demo'),
    screenshot: value('screenshot'),
    size: width && height ? { width: Number(width), height: Number(height) } : undefined,
    theme: themeChoice.safeParse(value('theme')).data,
    noSandbox: argv.includes('--no-sandbox'),
  }
}
