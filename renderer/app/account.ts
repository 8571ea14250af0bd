import { useState } from 'react'
import type { AppStatus } from '#shared/ipc/views'
import { queryClient } from './data.ts'

/** What belongs to the account that is open, and to no other on this machine. */

export const accountKey = (): string | undefined =>
  queryClient.getQueryData<AppStatus>(['app.status', {}])?.account?.key

const prefixOf = (account: string) => `switchboard.of.${account}.`
const nameOf = (name: string) => prefixOf(accountKey() ?? '') + name

/** Small choices on this machine that go when the account is removed from it. */
export const readAccountItem = (name: string): string | null => localStorage.getItem(nameOf(name))
export const keepAccountItem = (name: string, value: string): void => localStorage.setItem(nameOf(name), value)
export const dropAccountItem = (name: string): void => localStorage.removeItem(nameOf(name))

export function forgetAccountItems(account: string): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(prefixOf(account))) localStorage.removeItem(name)
}

const left = new Map<string, unknown>()

/** How a screen was left, until the window closes: whoever comes back finds it so, and somebody else does not. */
export function useLeft<T>(screen: string, fresh: T): readonly [T, (next: T) => void] {
  const [name] = useState(() => nameOf(screen))
  const [state, setState] = useState(() => (left.has(name) ? (left.get(name) as T) : fresh))
  const become = (next: T) => {
    left.set(name, next)
    setState(next)
  }
  return [state, become]
}
