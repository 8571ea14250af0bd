import { v7 as uuidv7 } from 'uuid'
import { type Change, put } from '../../shared/commands/command.ts'
import type { DispositionMeaning } from '../../shared/domain/calls.ts'

/** The outcomes that a new workspace begins with, so that the first call can be wrapped up. Leads change them. */
const english = [
  'Solved in the call',
  'Ticket opened',
  'Callback promised',
  'Passed to a colleague',
  'Information given',
  'Voicemail left',
  'Not reached',
  'Wrong number',
  'Nuisance call',
]
const german = [
  'Im Gespräch gelöst',
  'Ticket angelegt',
  'Rückruf zugesagt',
  'An Kollegen übergeben',
  'Auskunft erteilt',
  'Mailbox besprochen',
  'Nicht erreicht',
  'Falsch verbunden',
  'Belästigung',
]
const meanings: Readonly<Record<string, DispositionMeaning>> = {
  'Callback promised': 'callback',
  'Rückruf zugesagt': 'callback',
  'Not reached': 'not-reached',
  'Nicht erreicht': 'not-reached',
}

/** `language`: BCP 47, of whoever sets the workspace up. */
export function firstDispositions(language: string): Change[] {
  const names = /^de\b/i.test(language) ? german : english
  return names.map((name, index) => {
    const means = meanings[name] ?? null
    return put('disposition', { id: uuidv7(), version: 0, name, position: index + 1, active: true, means })
  })
}
