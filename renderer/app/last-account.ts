/**
 * The account that was open the last time, by its key: while the cache is being opened, the screen it will fill can be
 * made already. Holds nothing of the account itself.
 */
const key = 'switchboard.lastAccount'

export function lastAccount(): string | null {
  return localStorage.getItem(key)
}

export function rememberAccount(account: string | null): void {
  if (account === lastAccount()) return
  if (account === null) localStorage.removeItem(key)
  else localStorage.setItem(key, account)
}
