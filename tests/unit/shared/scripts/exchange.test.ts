import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivedId } from '#shared/domain/records'
import type { ScriptExport } from '#shared/domain/scripts'
import { readScript, referencesOf, withIds, writeScript } from '#shared/rules/scripts/exchange'
import { placeOfMistake } from '#shared/rules/scripts/json-place'
import { ask, choice, disposition, end, graph, partId, say, sub } from './make.ts'

const whole: ScriptExport = {
  format: 'switchboard-script',
  formatVersion: 1,
  name: 'Router drops',
  description: 'When the line comes and goes',
  languages: ['en', 'de'],
  offeredFor: { teamIds: [derivedId('team')], tagIds: [], productIds: [], languages: [], reasons: ['drops'] },
  graph: graph([
    say('hello', 'q', { text: { en: 'Hello', de: 'Guten Tag' } }),
    ask('q', choice({ a: 's', b: 'done' }), null),
    sub('s', partId, 'done'),
    end('done'),
  ]),
  names: [{ kind: 'team', id: derivedId('team'), name: 'Network' }],
}
const problems = (text: string) => {
  const read = readScript(text)
  return read.ok ? [] : read.problems
}
const changed = (change: (copy: ReturnType<typeof copyOf>) => void) => {
  const copy = copyOf()
  change(copy)
  return problems(JSON.stringify(copy))
}
// biome-ignore lint/suspicious/noExplicitAny: files come from anywhere
const copyOf = (): any => JSON.parse(JSON.stringify(whole))

describe('a file', () => {
  it('comes back as it went out, also with a mark at its beginning and a named schema', () => {
    expect(readScript(writeScript(whole))).toEqual({ ok: true, script: whole })
    expect(readScript(`\uFEFF${JSON.stringify({ $schema: 'https://example.org', ...whole })}`)).toEqual({
      ok: true,
      script: whole,
    })
  })

  it('that is no script says so, with the place where its syntax ends', () => {
    expect(problems('{\n  "format": "switchboard-script",\n  oops\n}')).toMatchObject([{ code: 'syntax', line: 3 }])
    expect(problems('{\n  "format": "switchboard-script",\n  "name": oops\n}')).toMatchObject([
      { code: 'syntax', line: 3, column: 11 },
    ])
    expect(problems('\uFEFF{ "format":')).toMatchObject([{ code: 'syntax', line: 1, column: 12 }])
    expect(problems('{ "format": "other" }')).toMatchObject([{ code: 'not-a-script' }])
    expect(problems('[]')).toMatchObject([{ code: 'not-a-script' }])
    expect(
      changed((each) => {
        each.formatVersion = 2
      }),
    ).toMatchObject([{ code: 'newer-format' }])
  })

  it('with something wrong inside names the place and the step', () => {
    expect(
      changed((each) => {
        delete each.graph.steps[1].input.options[0].label
      }),
    ).toMatchObject([{ code: 'missing', place: 'graph.steps[1].input.options[0].label', step: 'q' }])
    expect(
      changed((each) => {
        each.graph.steps[0].text.en = 7
      }),
    ).toMatchObject([{ code: 'wrong-type', place: 'graph.steps[0].text.en', step: 'hello', expected: 'string' }])
    expect(
      changed((each) => {
        each.graph.steps[0].kind = 'shout'
      }),
    ).toMatchObject([{ code: 'bad-value', place: 'graph.steps[0].kind', step: 'hello' }])
    expect(
      changed((each) => {
        each.graph.steps[0].text.en = 'x'.repeat(6_000)
      }),
    ).toMatchObject([{ code: 'too-long', expected: '5000' }])
    expect(
      changed((each) => {
        each.graph.steps[0].complience = true
      }),
    ).toMatchObject([{ code: 'unknown-field', place: 'graph.steps[0].complience', step: 'hello' }])
    expect(
      changed((each) => {
        each.name = ' '
      }),
    ).toMatchObject([{ place: 'name' }])
  })

  it('of any content never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify({ ...whole, graph: value })),
        ),
        (text) => {
          readScript(text)
        },
      ),
      { numRuns: 300 },
    )
  })
})

it('knows what a graph points to, and can point it elsewhere', () => {
  expect(referencesOf(whole.graph)).toEqual([
    { kind: 'script', id: partId },
    { kind: 'disposition', id: disposition },
  ])
  const other = derivedId('elsewhere')
  const moved = withIds(whole, (id) => (id === partId ? other : id))
  expect(referencesOf(moved.graph)[0]).toEqual({ kind: 'script', id: other })
  expect(withIds(moved, (id) => (id === other ? partId : id))).toEqual(whole)
})

describe('the place of a mistake in JSON', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }
  it('is named for whatever is no JSON, and for nothing else', () => {
    const near = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', '\\', 'x', '\n', '1'))
      .map(([text, at, sign]) => {
        const place = at % (text.length + 1)
        return text.slice(0, place) + sign + text.slice(place + (at % 2))
      })
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), near), (text) => {
        const place = placeOfMistake(text)
        expect(place === null).toBe(isJson(text))
        if (place !== null) {
          expect(place).toBeLessThanOrEqual(text.length)
          // Everything before it could still have become JSON: cut off there, it is not wrong any earlier.
          const again = placeOfMistake(text.slice(0, place))
          expect(again === null || again <= place).toBe(true)
        }
      }),
      { numRuns: 2_000 },
    )
  })
  it('is found in deep and in long texts without running out of stack', () => {
    expect(placeOfMistake('['.repeat(200_000))).toBe(200_000)
    expect(placeOfMistake(`"${'a'.repeat(3_000_000)}`)).toBe(3_000_001)
    expect(placeOfMistake(`"${'a'.repeat(3_000_000)}"`)).toBeNull()
  })
})
