import { ensureSystemPackages } from './system-packages.ts'
import { runInWindow } from './window-tests.ts'

/** Takes the pictures of docs/guide anew. Words behind `--` go to Playwright: `npm run guide -- customers` for one chapter. */
const ready = await ensureSystemPackages()
const well = ready && (await runInWindow(['--config', 'tests/guide/playwright.config.ts', ...process.argv.slice(2)]))
process.exitCode = well ? 0 : 1
