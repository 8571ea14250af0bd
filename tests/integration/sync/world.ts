import type { Session } from '../../../shared/api/auth.ts'
import type { Role } from '../../../shared/domain/people.ts'
import { newCustomer, newTicket, startClient, type TestClient } from '../../fixtures/client.ts'
import { type FaultProxy, startFaultProxy } from '../../fixtures/fault-proxy.ts'
import { startServer, type TestServer } from '../../fixtures/server.ts'

/** A server with two teams and one ticket, a network that can fail, and as many desktops as a test wants. */
export interface World {
  readonly server: TestServer
  readonly network: FaultProxy
  readonly admin: Session
  readonly teamA: string
  readonly teamB: string
  readonly customerId: string
  /** In team A. */
  readonly ticketId: string
  /** A new person on a new machine, filled and quiet. */
  desktop(
    options?: { role?: Role; teamIds?: string[]; email?: string } & Parameters<typeof startClient>[0],
  ): Promise<Desktop>
  stop(): Promise<void>
}

export type Desktop = TestClient & { readonly email: string; readonly userId: string }

export async function startWorld(): Promise<World> {
  const server = await startServer()
  const network = await startFaultProxy(server.url)
  const admin = await server.setup()
  const teamA = await server.makeTeam(admin, 'Service desk')
  const teamB = await server.makeTeam(admin, 'Field engineers')
  const customer = newCustomer()
  await server.run(admin, 'customer.create', customer)
  const ticket = newTicket(teamA, customer.customerId)
  await server.run(admin, 'ticket.create', ticket)
  const desktops: TestClient[] = []
  return {
    server,
    network,
    admin,
    teamA,
    teamB,
    customerId: customer.customerId,
    ticketId: ticket.ticketId,
    desktop: async ({ role = 'agent', teamIds = [teamA], email, ...options } = {}) => {
      const address = email ?? (await server.makeUser(admin, { role, teamIds })).user.email
      const client = await startClient(options)
      desktops.push(client)
      await client.connect(network.url, address)
      await client.quiet()
      const { me } = await client.query('app.context', {})
      return Object.assign(client, { email: address, userId: me.id })
    },
    stop: async () => {
      await Promise.all(desktops.map((client) => client.stop()))
      await network.stop()
      await server.stop()
    },
  }
}
