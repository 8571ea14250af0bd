import { beforeAll, expect, test } from 'vitest'
import type { RecordOf, RecordType, TypedRecord } from '#shared/domain/records'
import { suggestQueries } from '../../../electron/data/knowledge/suggest.ts'
import { generateWorkspace } from '../../../server/demo/generate.ts'
import { freshCache, me, now, put } from './make.ts'

/** Articles beside the steps of the demo's scripts: few words of a step find nothing that the call is not about. */

let records: TypedRecord[]
beforeAll(() => {
  const read: readonly RecordType[] = ['article', 'translation', 'script', 'scriptRevision']
  records = [...generateWorkspace({ now: new Date('2026-03-16T08:30:00.000Z') })].flat()
  records = records.filter(({ type }) => read.includes(type))
})
const of = <T extends RecordType>(type: T) =>
  records.filter((each) => each.type === type).map(({ record }) => record as RecordOf<T>)

function stepOf(scriptName: string, title: string): string {
  const script = of('script').find(({ name }) => name === scriptName)
  const steps = of('scriptRevision').flatMap(({ scriptId, graph }) => (scriptId === script?.id ? graph.steps : []))
  const step = steps.find((each) => each.title === title)
  if (!step) throw new Error(`no step ${title}`)
  return `${step.title} ${'text' in step ? (step.text.en ?? '') : ''}`
}

/** What the demo's calls are about, by the titles that may stand beside their steps. */
const matters: Readonly<Record<string, RegExp>> = {
  'Identity check': /account|Konto/i,
  'Warranty claim': /warranty|Garantie|serial number|zurückschicken/i,
  'Router drops the connection': /WLAN|Router|Wi-Fi|Version 4\.2/i,
  'Return and refund': /zurückschicken|refund|not accepted/i,
  'Heating stays cold': /Heizung|Raum|Brae|heating|boiler|radiator/i,
  'Callback after an outage': /power cut|servers|status page|battery/i,
}

test('beside German steps are about the same, and not those that have little words in common', async () => {
  const cache = await freshCache()
  await put(cache, ...records)
  const beside: string[] = []
  let asked = 0
  for (const { name, graph } of of('script'))
    for (const step of graph.steps) {
      const said = 'text' in step ? step.text.de : undefined
      if (!said) continue
      asked += 1
      const found = await suggestQueries['article.suggest'](cache, { me, now } as never, {
        text: `${step.title} ${said}`,
        about: name,
        language: 'de',
        audiences: ['internal', 'customers', 'public'],
        limit: 4,
      })
      for (const { title } of found) if (!matters[name]?.test(title)) beside.push(`${name}, ${step.title}: ${title}`)
    }
  expect(asked).toBeGreaterThan(50)
  expect(beside).toEqual([])
})

test('are those that the call is about, or none', async () => {
  const cache = await freshCache()
  await put(cache, ...records)
  const titles = async (script: string, step: string, about = script) => {
    const found = await suggestQueries['article.suggest'](cache, { me, now } as never, {
      text: stepOf(script, step),
      about,
      language: 'en',
      audiences: ['internal', 'customers', 'public'],
      limit: 4,
    })
    return found.map(({ title }) => title)
  }
  const router = 'Router drops the connection'
  for (const step of ['Greeting', 'Power', 'Did it help?', 'Callback', 'Solved'])
    for (const title of await titles(router, step))
      expect(title).toMatch(/Wi-Fi|router|Wren|hub is offline|status page|VPN|Internet|connection/i)
  expect(await titles(router, 'Colour of the light')).toContain('What the light of a mesh unit or router says')
  const heating = 'Heating stays cold'
  for (const step of ['Did it help?', 'Callback', 'Which device'])
    expect((await titles(heating, step))[0]).toBe('No heating: get it warm first')
  // What was answered narrows it.
  expect(await titles(heating, 'Display', `${heating} thermostat Brae T2`)).toContain(
    'Does Brae T2 work with my boiler?',
  )
  // What a step itself names is found although the script is about something wider.
  expect(await titles('Warranty claim', 'Serial number')).toContain('Where is the serial number?')
  for (const step of ['What for', 'Interest', 'No interest'])
    expect(await titles('Question before buying', step)).toEqual([])
})
