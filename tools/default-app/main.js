// What `electron <folder>` runs when the runtime was made from a registry package, which ships no such app: it finds
// the folder on the command line, takes over its name and version, and hands over to its main module. The `ready`
// event waits for this module's top-level await, so the app can still do what must be done before it.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

/** Loads what `-r <file>` names (Playwright hooks in that way); such a file may shorten the command line itself. */
function preloadModules() {
  const at = process.argv.findIndex((word) => word === '-r' || word === '--require')
  if (at < 0) return
  const [, file] = process.argv.splice(at, 2)
  const before = process.argv.length
  createRequire(import.meta.url)(resolve(file))
  if (process.argv.length === before) preloadModules()
}

preloadModules()
const word = process.argv.slice(1).find((candidate) => !candidate.startsWith('-'))
const folder = word && resolve(word)
const manifestFile = folder && join(folder, 'package.json')
if (manifestFile && existsSync(manifestFile)) {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'))
  app.setName(manifest.productName ?? manifest.name)
  app.setVersion(manifest.version)
  app.setAppPath(folder)
  process.defaultApp = true
  await import(pathToFileURL(join(folder, manifest.main)).href)
} else {
  process.stderr.write('usage: electron [switches] <app folder>\n')
  app.exit(64)
}
