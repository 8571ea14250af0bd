import { startDataProcess } from '../../../electron/data/data-process.ts'
import { draftOf, reply, testHost } from '../../fixtures/client.ts'

/**
 * A data process that is typed into and sent from as fast as it answers, until somebody kills it. Prints what was
 * acknowledged, after it was acknowledged.
 */
const [userDataDir = '', secrets = '', ticketId = '', url = '', email = '', password = ''] = process.argv.slice(2)

const host = testHost()
const data = startDataProcess({
  userDataDir,
  appVersion: '0.0.0-test',
  deviceName: 'test',
  secrets: secrets || null,
  host,
})
await data.started
if (url) {
  await data.command('session.connect', { url, email, password })
  console.log(JSON.stringify({ secrets: host.secrets }))
}
for (let i = 0; ; i++) {
  const text = `${process.pid} ${i}`
  if (i % 3 === 2) {
    const args = reply(ticketId, text)
    const { commandId } = await submit('ticket.reply', args)
    say({ messageId: args.messageId, commandId })
  } else if (i % 5 === 4) {
    const { commandId } = await submit('ticket.update', { ticketId, set: { subject: text }, base: {} })
    say({ commandId })
  } else {
    const { commandId } = await submit('draft.save', draftOf(ticketId, text))
    say({ draft: text, commandId })
  }
}

async function submit(name: string, args: unknown): Promise<{ commandId: string }> {
  return (await data.command(name, args)) as { commandId: string }
}

function say(what: unknown): void {
  console.log(JSON.stringify(what))
}
