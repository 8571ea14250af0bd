import { contextBridge, ipcRenderer } from 'electron'
import type { FromWindow, SwitchboardBridge, ToWindow } from '#shared/ipc/envelope'
import type { AppError } from '#shared/ipc/errors'

/**
 * The one bridge between the window and everything else: three verbs. Messages are checked with schemas at both far
 * ends (the data process and main), so this stays a thin switch that loads in no time.
 */

type Call = Extract<FromWindow, { id: number }>
type Listener = (payload: unknown) => void
interface Pending {
  readonly message: Call
  readonly resolve: (result: unknown) => void
  readonly reject: (error: AppError) => void
}
type ShellAnswer = { ok: true; result: unknown } | { ok: false; error: AppError }

const shellTopic = 'shell'
/** Events that arrive before the page listens, e.g. the link that started the app. */
const keptShellEvents = 20

let port: MessagePort | undefined
let nextId = 1
/** Before the first word from main, a call waits for the process to start; after it, one without a port fails. */
let heard = false
const pending = new Map<number, Pending>()
const waiting: Pending[] = []
const listeners = new Map<string, Set<Listener>>()
const earlyShellEvents: unknown[] = []

function send(message: FromWindow): void {
  port?.postMessage(message)
}

function publish(topic: string, payload: unknown): void {
  for (const listener of listeners.get(topic) ?? []) listener(payload)
}

function dispatch(call: Pending): void {
  pending.set(call.message.id, call)
  try {
    send(call.message)
  } catch {
    // Something that cannot be copied to another process, e.g. a function.
    pending.delete(call.message.id)
    call.reject({ code: 'bad-argument' })
  }
}

function call(kind: Call['kind'], name: string, args: unknown): Promise<unknown> {
  if (name.startsWith('shell.')) return askShell(name, args)
  return new Promise((resolve, reject) => {
    const entry: Pending = { message: { kind, id: nextId++, name, args }, resolve, reject }
    if (port) dispatch(entry)
    else if (heard) reject({ code: 'data-process-gone' } satisfies AppError)
    else waiting.push(entry)
  })
}

async function askShell(name: string, args: unknown): Promise<unknown> {
  const answer: ShellAnswer = await ipcRenderer.invoke('shell', name, args)
  if (answer.ok) return answer.result
  throw answer.error
}

function onMessage(message: ToWindow): void {
  if (message.kind === 'event') {
    publish(message.topic, message.payload)
    return
  }
  const entry = pending.get(message.id)
  pending.delete(message.id)
  if (message.kind === 'answer') entry?.resolve(message.result)
  else entry?.reject(message.error)
}

/** The process at the other end is gone: nothing that was asked of it will be answered. */
function disconnect(): void {
  if (!port && heard) return
  heard = true
  port?.close()
  port = undefined
  const lost = [...pending.values(), ...waiting.splice(0)]
  pending.clear()
  for (const entry of lost) entry.reject({ code: 'data-process-gone' })
  publish('connection', { state: 'down' })
}

function connect(fresh: MessagePort): void {
  if (port) disconnect()
  port = fresh
  heard = true
  fresh.onmessage = (event: MessageEvent<ToWindow>) => onMessage(event.data)
  fresh.addEventListener('close', () => {
    if (port === fresh) disconnect()
  })
  for (const topic of listeners.keys()) if (travels(topic)) send({ kind: 'subscribe', topic })
  for (const entry of waiting.splice(0)) dispatch(entry)
  publish('connection', { state: 'up' })
}

/** Topics that the data process pushes; the others are made in this file or in main. */
function travels(topic: string): boolean {
  return topic !== shellTopic && topic !== 'connection'
}

function subscribe(topic: string, listener: Listener): () => void {
  const known = listeners.get(topic)
  const set = known ?? new Set<Listener>()
  // A function of its own, so that one listener subscribed twice is two subscriptions.
  const own: Listener = (payload) => listener(payload)
  set.add(own)
  if (!known) {
    listeners.set(topic, set)
    if (travels(topic)) send({ kind: 'subscribe', topic })
  }
  if (topic === shellTopic) for (const event of earlyShellEvents.splice(0)) own(event)
  return () => {
    if (!set.delete(own) || set.size > 0 || listeners.get(topic) !== set) return
    listeners.delete(topic)
    if (travels(topic)) send({ kind: 'unsubscribe', topic })
  }
}

const bridge: SwitchboardBridge = {
  query: (name, args) => call('query', name, args),
  command: (name, args) => call('command', name, args),
  subscribe,
}

ipcRenderer.on('data-port', (event) => {
  const [fresh] = event.ports
  if (fresh) connect(fresh)
})
ipcRenderer.on('data-gone', disconnect)
ipcRenderer.on('shell-event', (_event, payload: unknown) => {
  if (listeners.has(shellTopic)) publish(shellTopic, payload)
  else if (earlyShellEvents.length < keptShellEvents) earlyShellEvents.push(payload)
})
contextBridge.exposeInMainWorld('switchboard', bridge)
ipcRenderer.send('page-loaded')
