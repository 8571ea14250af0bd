import { defineConfig } from '@playwright/test'

const ci = Boolean(process.env.CI)

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/fixtures/global-setup.ts',
  outputDir: 'test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Each test starts several processes of its own; two cores carry one such app at a time.
  workers: 1,
  // A window on a busy machine: what passes only then is named at the end, with the trace of its first try, and is a fault.
  retries: 1,
  forbidOnly: ci,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
})
