import { defineConfig } from '@playwright/test'

/** Takes the pictures of the guide: `npm run guide`. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.guide.ts',
  globalSetup: '../fixtures/global-setup.ts',
  outputDir: '../../test-results/guide',
  timeout: 240_000,
  expect: { timeout: 15_000 },
  workers: 1,
  reporter: [['list']],
  use: { screenshot: 'only-on-failure' },
})
