import { defineConfig } from 'vitest/config'

// The reporter groups failures with a function that Node 20 lacks; without it a failed test would print no reason.
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

export default defineConfig({
  test: {
    // Two projects, so that `vitest --project unit` stays quick while a real server and real files run in the other.
    projects: [
      // Generous: a property test that takes a second alone takes ten beside a build.
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 30_000 } },
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
    // The default leaves one core to the person: on two cores that is one worker, and half as long again.
    maxWorkers: '100%',
    // A test that needs the DOM says so on its first line: // @vitest-environment jsdom
    environment: 'node',
  },
})
