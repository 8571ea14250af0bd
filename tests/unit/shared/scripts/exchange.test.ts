import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivedId } from '#shared/domain/records'
import type { ScriptExport } from '#shared/domain/scripts'
import { readScript, referencesOf, withIds, writeScript } from '#shared/rules/scripts/exchange'
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
