import { spawnSync } from 'node:child_process'
import { relative } from 'node:path'
import { root } from './paths.ts'
import { bin } from './run.ts'
import { sourceFiles } from './sources.ts'

const folders = ['electron', 'renderer', 'server', 'shared', 'tests', 'tools']

// TypeScript 7 beside 6: it checks the whole tree in about a second, and tools that need the older API have theirs.
const { stdout, stderr, status } = spawnSync(
  process.execPath,
  [bin('typescript7', 'tsc'), '--project', 'tsconfig.json', '--listFiles', '--pretty', 'false'],
  { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
const lines = stdout.split('\n').filter(Boolean)
const isFile = (line: string) => /^(\/|[A-Za-z]:).*\.(ts|tsx|mts|cts|json)$/.test(line)
const checked = new Set(lines.filter(isFile).map((line) => relative(root, line).replaceAll('\\', '/')))
const unchecked = sourceFiles(folders).filter((file) => !checked.has(file))

for (const line of lines) if (!isFile(line)) console.error(line)
if (stderr) console.error(stderr)
for (const file of unchecked) console.error(`not checked: ${file}`)
console.log(`${sourceFiles(folders).length - unchecked.length} files checked`)
process.exitCode = status === 0 && unchecked.length === 0 ? 0 : 1
