import { readFileSync } from 'node:fs'
import { inRoot } from './paths.ts'

/** Where the runners write their reports, as JSON. */
export const reports = { vitest: 'test-results/vitest.json', playwright: 'test-results/playwright.json' }

interface Failure {
  /** File and title, as one would look for it. */
  readonly name: string
  /** What the runner said about it, cut to what one reads at a glance. */
  readonly reason: string
}

export interface TestResults {
  /** With those that needed a second try. */
  readonly passed: number
  readonly skipped: number
  readonly failed: readonly Failure[]
  /** Names of what passed only at the second try. */
  readonly flaky: readonly string[]
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[] | null
    }[]
  }[]
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs: readonly {
    readonly title: string
    readonly file: string
    readonly line: number
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
      readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[]
    }[]
  }[]
}

const reasonLines = 12

/** The ways a terminal is told to colour: an escape, a bracket, numbers and a letter (ECMA-48, SGR). */
const colours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g')

function cut(message: string): string {
  return message.replaceAll(colours, '').trim().split('\n').slice(0, reasonLines).join('\n')
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(inRoot(file), 'utf8'))
  } catch {
    // A step that was not asked for, or that broke off, leaves no report: it is counted as failed by its exit code.
    return undefined
  }
}

type One =
  | { readonly passed: true }
  | { readonly skipped: true }
  | { readonly failed: Failure }
  | { readonly flaky: string }

function* ofVitest({ testResults }: VitestReport): Generator<One> {
  for (const { name: path, status, message, assertionResults } of testResults) {
    const file = path.replace(inRoot(''), '')
    // A file that could not be loaded has no tests, only a message.
    if (status === 'failed' && assertionResults.length === 0) yield { failed: { name: file, reason: cut(message) } }
    for (const { fullName, status: result, failureMessages } of assertionResults) {
      if (result === 'passed') yield { passed: true }
      else if (result === 'failed')
        yield { failed: { name: `${file} › ${fullName}`, reason: cut((failureMessages ?? []).join('\n')) } }
      else yield { skipped: true }
    }
  }
}

function* ofPlaywright({ suites = [], specs = [] }: Partial<PlaywrightSuite>): Generator<One> {
  for (const suite of suites) yield* ofPlaywright(suite)
  for (const { title, file, line, tests } of specs)
    for (const { status, results } of tests) {
      const name = `tests/e2e/${file}:${line} › ${title}`
      const reason = cut(results.flatMap(({ errors }) => errors.map(({ message = '' }) => message)).join('\n'))
      if (status === 'expected') yield { passed: true }
      else if (status === 'flaky') yield { flaky: `${name}\n${reason}` }
      else if (status === 'unexpected') yield { failed: { name, reason } }
      else yield { skipped: true }
    }
}

/** What the reports of the last run say, so that one reads at the end of a long log what is to be mended. */
export function readResults(files = reports): TestResults {
  const vitest = read(files.vitest) as VitestReport | undefined
  const playwright = read(files.playwright) as PlaywrightSuite | undefined
  const all = [...(vitest ? ofVitest(vitest) : []), ...(playwright ? ofPlaywright(playwright) : [])]
  const flaky = all.flatMap((each) => ('flaky' in each ? [each.flaky] : []))
  return {
    passed: all.filter((each) => 'passed' in each).length + flaky.length,
    skipped: all.filter((each) => 'skipped' in each).length,
    failed: all.flatMap((each) => ('failed' in each ? [each.failed] : [])),
    flaky,
  }
}
