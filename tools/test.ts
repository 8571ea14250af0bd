import { mkdirSync, rmSync } from 'node:fs'
import { build } from './build.ts'
import { inRoot } from './paths.ts'
import { bin, run } from './run.ts'
import { ensureSystemPackages } from './system-packages.ts'
import { readResults, reports } from './test-results.ts'
import { runInWindow } from './window-tests.ts'

interface Step {
  /** Give it to `npm test -- name` to run that step alone; several may be given. */
  readonly name: string
  readonly title: string
  /** @returns whether all is well */
  readonly run: () => Promise<boolean>
}

/** Runs a TypeScript file or a package's script with this Node. */
async function node(...args: string[]): Promise<boolean> {
  return (await run(process.execPath, args)) === 0
}

function tool(file: string): Promise<boolean> {
  return node('--import', 'tsx', inRoot('tools', file))
}

function lint(): Promise<boolean> {
  // On CI it would colour every letter by itself.
  const colors = process.stdout.isTTY ? 'force' : 'off'
  const strict = ['--error-on-warnings', '--diagnostic-level=warn', `--colors=${colors}`]
  return node(bin('@biomejs/biome', 'biome'), 'ci', ...strict, '.')
}

const steps: readonly Step[] = [
  { name: 'system', title: 'System packages', run: ensureSystemPackages },
  { name: 'types', title: 'Types', run: () => tool('check-types.ts') },
  { name: 'lint', title: 'Lint and format', run: lint },
  { name: 'rules', title: 'Who may import whom', run: () => tool('check-rules.ts') },
  { name: 'unused', title: 'Unused code and packages', run: () => node(bin('knip')) },
  {
    name: 'unit',
    title: 'Unit and integration tests',
    run: () =>
      node(bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reports.vitest}`),
  },
  { name: 'build', title: 'Build', run: async () => (await build()) === 0 },
  { name: 'window', title: 'Tests in the real window', run: () => runInWindow() },
]

async function attempt(step: Step): Promise<boolean> {
  try {
    return await step.run()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}

async function main(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0) {
    console.error(`There is no step ${unknown.join(', ')}. The steps: ${steps.map(({ name }) => name).join(', ')}`)
    return 1
  }
  rmSync(inRoot('test-results'), { recursive: true, force: true })
  mkdirSync(inRoot('test-results'), { recursive: true })
  const failed: string[] = []
  for (const step of steps) {
    if (wanted.length > 0 && !wanted.includes(step.name)) continue
    // Tests of an older build would only mislead.
    if (step.name === 'window' && failed.includes('build')) continue
    console.log(`\n== ${step.title} ==`)
    const startedAt = Date.now()
    const well = await attempt(step)
    if (!well) failed.push(step.name)
    console.log(`-- ${step.name}: ${well ? 'ok' : 'FAILED'}, ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
  }
  const { passed, failed: failures, flaky, skipped } = readResults()
  for (const { name, reason } of failures) console.log(`\nFailed: ${name}\n${reason}`)
  for (const name of flaky) console.log(`\nOnly at the second try: ${name}`)
  console.log(`\n${failed.length > 0 ? `These steps failed: ${failed.join(', ')}` : 'Every step is well.'}`)
  if (passed + failures.length + skipped > 0) {
    const second = flaky.length > 0 ? ` (${flaky.length} only at the second try)` : ''
    console.log(`${passed} passed${second}, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  }
  return failed.length > 0 ? 1 : 0
}

process.exitCode = await main(process.argv.slice(2))
