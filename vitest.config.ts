import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Two projects, so that `vitest --project unit` stays quick while a real server and real files run in the other.
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
    restoreMocks: true,
    // A test that needs the DOM says so on its first line: // @vitest-environment jsdom
    environment: 'node',
  },
})
