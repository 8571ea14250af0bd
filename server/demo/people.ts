import { demoEmails, demoPassword } from '../../shared/domain/demo.ts'
import type { Role, Team, User, Workspace } from '../../shared/domain/people.ts'
import { derivedId } from '../../shared/domain/records.ts'

/** Who works at Wrenfield, maker of home-network and smart-home devices. All of it is invented. */
export const companyName = 'Wrenfield'
export const supportName = 'Wrenfield Support'

export type TeamKey = 'network' | 'home' | 'orders'
export const teamKeys = ['network', 'home', 'orders'] as const satisfies readonly TeamKey[]
const teamNames: Readonly<Record<TeamKey, string>> = {
  network: 'Network',
  home: 'Smart Home',
  orders: 'Orders & Accounts',
}
const teamIds: Readonly<Record<TeamKey, string>> = {
  network: derivedId('demo', 'team', 'network'),
  home: derivedId('demo', 'team', 'home'),
  orders: derivedId('demo', 'team', 'orders'),
}
export const teamId = (key: TeamKey): string => teamIds[key]

export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly teams: readonly TeamKey[]
  /** Customers' languages in which this person answers. */
  readonly speaks: readonly string[]
  /** Share of the tickets, an agent being 1. */
  readonly load: number
  readonly title: string
}

function person(
  name: string,
  email: string,
  role: Role,
  teams: readonly TeamKey[],
  speaks: string,
  load: number,
  title: string,
): Person {
  return { id: derivedId('demo', 'user', email), name, email, role, teams, speaks: speaks.split(' '), load, title }
}

const at = (local: string) => `${local}@wrenfield.example`

export const people: readonly Person[] = [
  person('Maya Okafor', demoEmails.agent, 'agent', ['home'], 'en fr pt', 1, 'Smart Home Support'),
  person('Jonas Weidner', at('jonas.weidner'), 'agent', ['home'], 'de nl pl en', 1, 'Smart Home Support'),
  person('Lucía Ferrer', at('lucia.ferrer'), 'agent', ['home'], 'es it en', 1, 'Smart Home Support'),
  person(
    'Kenji Morita',
    at('kenji.morita'),
    'agent',
    ['network', 'home', 'orders'],
    'ja zh en',
    1,
    'International Desk',
  ),
  person('Yara Haddad', at('yara.haddad'), 'agent', ['home', 'orders'], 'ar fr en', 1, 'Customer Support'),
  person('Tomasz Wilk', at('tomasz.wilk'), 'agent', ['network', 'orders'], 'pl de en', 1, 'Network Support'),
  person('Aoife Brennan', at('aoife.brennan'), 'agent', ['network'], 'en fr', 1, 'Network Support'),
  person('Rui Tavares', at('rui.tavares'), 'agent', ['network'], 'pt es it en', 1, 'Network Support'),
  person('Femke Visser', at('femke.visser'), 'agent', ['orders'], 'nl de en', 1, 'Orders & Accounts'),
  person('Samir El-Masri', demoEmails.editor, 'editor', ['network'], 'ar fr en', 0.4, 'Knowledge Editor, Network'),
  person('Giulia Conti', at('giulia.conti'), 'editor', ['orders'], 'it es pt en', 0.5, 'Knowledge Editor, Orders'),
  person('Priya Raman', demoEmails.lead, 'lead', ['network', 'home'], 'en', 0.2, 'Team Lead, Devices'),
  person('Claire Dumont', at('claire.dumont'), 'lead', ['orders'], 'fr en', 0.25, 'Team Lead, Orders & Accounts'),
  person('Daniel Ashworth', demoEmails.admin, 'admin', ['network', 'home', 'orders'], 'en', 0.02, 'Service Operations'),
]

function byEmail(email: string): Person & { readonly password: string } {
  const found = people.find((each) => each.email === email)
  if (!found) throw new Error(`nobody has the address ${email}`)
  return { ...found, password: demoPassword }
}

export const demoAgent = byEmail(demoEmails.agent)
export const demoLead = byEmail(demoEmails.lead)
export const demoEditor = byEmail(demoEmails.editor)
export const demoAdmin = byEmail(demoEmails.admin)

/** The members of a team, by the index under which the generator knows them. */
export const members: Readonly<Record<TeamKey, readonly number[]>> = {
  network: membersOf('network'),
  home: membersOf('home'),
  orders: membersOf('orders'),
}

function membersOf(key: TeamKey): number[] {
  return people.flatMap((each, index) => (each.teams.includes(key) ? [index] : []))
}

const hour = 60
const day = 24 * hour

export function demoWorkspace(createdAt: string): Workspace {
  return {
    id: derivedId('demo', 'workspace'),
    version: 1,
    name: companyName,
    settings: {
      undoSendSeconds: 8,
      firstResponseMinutes: { urgent: 4 * hour, high: day, normal: 2 * day, low: 4 * day },
      resolutionMinutes: { urgent: 2 * day, high: 5 * day, normal: 10 * day, low: 20 * day },
    },
    createdAt,
  }
}

export function demoTeams(createdAt: string): Team[] {
  return teamKeys.map((key) => ({ id: teamId(key), version: 1, name: teamNames[key], createdAt }))
}

export function demoUsers(createdAt: string): User[] {
  return people.map((each) => ({
    id: each.id,
    version: 1,
    name: each.name,
    email: each.email,
    role: each.role,
    teamIds: each.teams.map(teamId),
    signatureHtml: `<p>${each.name}<br>${each.title.replace('&', '&amp;')}, ${companyName}</p>`,
    language: 'en',
    active: true,
    createdAt,
  }))
}
