import path from 'node:path'
import { parseArgs } from 'node:util'
import { demoPassword } from '../../shared/domain/demo.ts'
import { workspaceIsEmpty } from '../store/import.ts'
import { openStore } from '../store/store.ts'
import { fillDemo } from './fill.ts'
import { companyName, demoAdmin, demoAgent, demoEditor, demoLead } from './people.ts'

const help = `Fills an empty workspace with the demo: ${companyName}, its people, customers and a year of tickets.

  --data DIR            folder of the database and the uploaded files (./data)
  --tickets N           how many tickets (5000)
  --customers N         how many customers (2000)
  --organizations N     how many organizations (60)
  --messages N          messages a ticket, on average (5)
  --seed N              another number, another workspace (42)
`

const say = (text: string) => process.stdout.write(`${text}\n`)

function readOptions() {
  const number = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: 'data' },
      tickets: number,
      customers: number,
      organizations: number,
      messages: number,
      seed: number,
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    process.exit(0)
  }
  const count = (name: 'tickets' | 'customers' | 'organizations' | 'messages' | 'seed'): number | undefined => {
    const text = values[name]
    if (text === undefined) return undefined
    const value = Number(text)
    if (Number.isInteger(value) && value > 0) return value
    process.stderr.write(`--${name} wants a whole number above 0, not "${text}".\n`)
    process.exit(2)
  }
  const given = {
    tickets: count('tickets'),
    customers: count('customers'),
    organizations: count('organizations'),
    messagesPerTicket: count('messages'),
    seed: count('seed'),
  }
  return {
    data: values.data,
    sizes: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  }
}

async function main(): Promise<void> {
  const { data, sizes } = readOptions()
  const store = await openStore({ dataDir: data })
  try {
    if (!(await workspaceIsEmpty(store))) {
      process.stderr.write(
        `There is a workspace in ${path.resolve(data)} already. Choose another folder with --data, or remove that one first.\n`,
      )
      process.exitCode = 1
      return
    }
    const started = performance.now()
    const interactive = process.stdout.isTTY
    const records = await fillDemo(store, {
      ...sizes,
      onProgress: (done, total) => {
        if (interactive) process.stdout.write(`\r${Math.round((100 * done) / total)} %`)
      },
    })
    if (interactive) process.stdout.write('\r')
    say(
      `${companyName} is ready in ${path.resolve(data)}: ${records} records in ${((performance.now() - started) / 1000).toFixed(1)} s.`,
    )
    say('')
    say(`Sign in with the password ${demoPassword} as`)
    for (const person of [demoAgent, demoLead, demoEditor, demoAdmin])
      say(`  ${person.email.padEnd(34)} ${person.name}, ${person.title}`)
    say('')
    say(`Start the server on it:  npm run server -- --data ${data}`)
  } finally {
    await store.close()
  }
}

await main()
