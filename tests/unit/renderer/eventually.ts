import { vi } from 'vitest'

/**
 * Until it holds. What is loaded and drawn takes its own time, which beside a build is seconds: only the time of the whole
 * test bounds it, where `vi.waitFor` gives up after one second.
 */
export const eventually = (holds: () => void) => vi.waitFor(holds, { timeout: 25_000, interval: 20 })
