import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { callApi, password } from '../../fixtures/server.ts'

let dataDir: string
const children: ChildProcess[] = []
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-cli-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) await stop(child)
  await rm(dataDir, { recursive: true, force: true })
})

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  return ended
}

interface Started {
  readonly child: ChildProcess
  readonly url: string
  readonly token: string | undefined
}

function start(...args: string[]): Promise<Started> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts', '--data', dataDir, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  return new Promise((resolve, reject) => {
    let out = ''
    let errors = ''
    child.stderr?.on('data', (chunk) => {
      errors += String(chunk)
    })
    child.stdout?.on('data', (chunk) => {
      out += String(chunk)
      const url = /Switchboard server: (http\S+)/.exec(out)?.[1]
      const token = /Setup token, good for one use: (\S+)/.exec(out)?.[1]
      if (url && out.endsWith('\n'))
        setTimeout(() => resolve({ child, url, token: token ?? /one use: (\S+)/.exec(out)?.[1] }), 100)
    })
    child.once('exit', (code) => reject(new Error(`exit ${code}: ${errors}`)))
  })
}

it('prints where it listens and a setup token, once; stops cleanly when asked to', { timeout: 60_000 }, async () => {
  const first = await start('--port', '0')
  const setupToken = first.token ?? ''
  expect(setupToken).not.toBe('')
  const body = { setupToken, workspaceName: 'W', name: 'A', email: 'a@example.com', password, deviceName: '' }
  await callApi(first.url, 'setup', { body })
  expect(await stop(first.child)).toBe(0)
  const second = await start('--port', '0')
  expect(second.token).toBeUndefined()
  expect((await callApi(second.url, 'health')).setUp).toBe(true)
})

it('takes another port when its own is taken, but only when the desktop client started it', {
  timeout: 60_000,
}, async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  try {
    await expect(start('--port', String(port))).rejects.toThrow(/EADDRINUSE/)
    const started = await start('--port', String(port), '--embedded')
    expect(new URL(started.url).port).not.toBe(String(port))
    expect((await callApi(started.url, 'health')).product).toBe('switchboard')
  } finally {
    other.close()
  }
})
