/**
 * Waits for independent statements of one transaction that run side by side: each step on its own costs a turn of the
 * event loop. All have ended when this resolves or throws, because a statement that is still running when the
 * transaction is rolled back would take effect outside of it.
 */
export async function together(statements: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(statements)) if (result.status === 'rejected') throw result.reason
}
