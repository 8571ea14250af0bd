import { type SpawnOptions, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inRoot, root } from './paths.ts'

/**
 * The script behind a package's command. Tools call it through Node themselves: the links in `.bin` need a shell on
 * Windows and an executable bit everywhere else, which some packages ship without.
 */
export function bin(packageName: string, command = packageName): string {
  const folder = inRoot('node_modules', packageName)
  const manifest: { bin: string | Record<string, string> } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[command]
  if (!file) throw new Error(`${packageName} has no command ${command}`)
  return `${folder}/${file}`
}

/** Runs a program in the project's folder with this process's output. A signal counts as failure. */
export function run(program: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}
