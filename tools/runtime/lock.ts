import { readFile, rm, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function tryTake(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const holder = Number(await readFile(file, 'utf8').catch(() => ''))
  // A holder that was killed cannot tidy up. An empty file is one being written this moment.
  if (holder && !isAlive(holder)) await rm(file, { force: true })
  return false
}

/** Runs `work` while no other process on this machine runs under the same lock file. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!(await tryTake(file))) await sleep(200)
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}
