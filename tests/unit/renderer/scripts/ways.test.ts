import type { TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import { wayName } from '../../../../renderer/features/scripts/analytics/way-name.ts'
import { ask, choice, end, free, graph, partId, say, scriptId, sub, yesNo } from '../../shared/scripts/make.ts'

const words = ((key: string, values: Record<string, unknown> = {}) =>
  [key.replace('scripts:', ''), ...Object.values(values)].join(' ')) as unknown as TFunction

const some = graph([
  say('hello', 'Colour'),
  ask('Colour', choice({ white: 'name', amber: 'check', off: 'check' }), null),
  ask('name', free, 'check'),
  sub('check', partId, 'Did it help?'),
  ask('Did it help?', yesNo(), 'bye'),
  end('bye'),
])
const at = (stepId: string, answer: boolean | null = null, of = scriptId) => ({ scriptId: of, stepId, answer })
const name = (...steps: ReturnType<typeof at>[]) =>
  wayName({ steps }, { scriptId, graph: some, languages: ['en'], scriptName: () => 'Identity' }, words)

describe('the name of a way', () => {
  it('is what was chosen where the script forks, and the parts that it went through', () => {
    expect(
      name(at('hello'), at('Colour'), at('name'), at('ok', null, partId), at('Did it help?', true), at('bye')),
    ).toBe('Colour: white › Identity › Did it help? yes')
    expect(name(at('hello'), at('Colour'), at('check'))).toBe('Colour: amber / off › figures.brokenAt check')
  })

  it('says where a call was broken off, and that there was nothing to choose', () => {
    expect(name(at('hello'))).toBe('figures.brokenAt hello')
    expect(name(at('bye'))).toBe('figures.straight')
  })
})
