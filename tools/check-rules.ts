import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { root } from './paths.ts'
import { bin } from './run.ts'
import { sourceFiles } from './sources.ts'

const floors = ['electron', 'renderer', 'server', 'shared']

interface Module {
  readonly source: string
  readonly dependencies: readonly { readonly module: string; readonly resolved: string }[]
}
interface Violation {
  readonly from: string
  readonly to: string
  readonly comment?: string
  readonly rule: { readonly name: string }
}
interface Report {
  readonly modules: readonly Module[]
  readonly summary: { readonly violations: readonly Violation[] }
}

async function cruise(): Promise<Report> {
  const script = bin('dependency-cruiser', 'depcruise')
  const args = [script, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...floors]
  // Its exit code counts violations; the report says the same and more.
  const options = { cwd: root, maxBuffer: 256 * 1024 * 1024 }
  const { stdout } = await promisify(execFile)(process.execPath, args, options).catch(
    (error: { stdout?: string; stderr?: string }) => {
      if (!error.stdout) throw new Error(`dependency-cruiser failed. ${error.stderr ?? ''}`)
      return { stdout: error.stdout }
    },
  )
  return JSON.parse(stdout)
}

/**
 * What must be true for the rules to mean anything. With a compiler it cannot use, dependency-cruiser passes having
 * read nothing; and an alias that it cannot follow would hide every import between the floors.
 */
function blindSpots({ modules }: Report): string[] {
  const seen = new Set(modules.map(({ source }) => source))
  const unseen = sourceFiles(floors).filter((file) => !file.endsWith('.d.ts') && !seen.has(file))
  const aliases = modules.flatMap(({ dependencies }) =>
    dependencies.filter(({ module }) => module.startsWith('#shared/')),
  )
  const lost = aliases.filter(({ resolved }) => !resolved.startsWith('shared/'))
  return [
    ...unseen.map((file) => `not read: ${file}`),
    ...lost.map(({ module, resolved }) => `#shared alias leads astray: ${module} -> ${resolved}`),
    ...(aliases.length === 0 ? ['not one import of #shared was seen'] : []),
  ]
}

const report = await cruise()
const blind = blindSpots(report)
for (const line of blind) console.error(line)
for (const { rule, from, to, comment } of report.summary.violations)
  console.error(`${rule.name}: ${from} -> ${to}${comment ? `\n    ${comment}` : ''}`)
const violations = report.summary.violations.length
console.log(`${report.modules.length} modules read, ${violations} imports against the rules`)
process.exitCode = blind.length + violations > 0 ? 1 : 0
