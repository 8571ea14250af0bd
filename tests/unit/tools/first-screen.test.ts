import { expect, test } from 'vitest'
import { firstScreen, type GraphView } from '../../../tools/first-screen.ts'

/** Which modules come with the first screen, by a graph as the bundler shows it. */

const kit = '/app/node_modules/@mantine/core/esm/index.mjs'
const part = (name: string) => `/app/node_modules/@mantine/core/esm/${name}.mjs`
const kitCode = `import { Box } from "./Box.mjs";
import { Button } from "./Button.mjs";
import { Field, Field as TextField } from "./Field.mjs";
export { Box, Button, Field, TextField };`

interface Module {
  readonly code?: string
  readonly imports?: readonly string[]
  readonly later?: readonly string[]
}

function graphOf(modules: Readonly<Record<string, Module>>): GraphView {
  const leadingTo = (id: string, how: 'imports' | 'later') =>
    Object.keys(modules).filter((each) => modules[each]?.[how]?.includes(id))
  return {
    getModuleInfo: (id) => ({
      isEntry: id === '/app/index.html',
      code: modules[id]?.code ?? '',
      importedIds: modules[id]?.imports ?? [],
      importers: leadingTo(id, 'imports'),
      dynamicImporters: leadingTo(id, 'later'),
    }),
  }
}

const parts = { [kit]: { code: kitCode, imports: [part('Box'), part('Button'), part('Field')] } }
const app = (screenCode: string) =>
  graphOf({
    ...parts,
    [part('Button')]: { imports: [part('Box')] },
    '/app/index.html': { imports: ['/app/screen.tsx'] },
    '/app/screen.tsx': { code: screenCode, imports: [kit], later: ['/app/form.tsx'] },
    '/app/form.tsx': { code: `import { TextField } from '@mantine/core'`, imports: [kit] },
  })

test('of a package that passes everything on, only what is named comes with the first screen', () => {
  const graph = app(`import { Button } from '@mantine/core'`)
  const isFirst = firstScreen()
  expect(isFirst('/app/form.tsx', graph)).toBe(false)
  expect(isFirst('/app/screen.tsx', graph)).toBe(true)
  expect(isFirst(part('Button'), graph)).toBe(true)
  expect(isFirst(part('Box'), graph)).toBe(true)
  expect(isFirst(part('Field'), graph)).toBe(false)
})

test('a name under another name is found, and a type brings nothing', () => {
  const graph = app(`import { type Button, TextField as Line } from "@mantine/core"`)
  const isFirst = firstScreen()
  expect(isFirst(part('Field'), graph)).toBe(true)
  expect(isFirst(part('Button'), graph)).toBe(false)
})

test('where it cannot be told what is taken, all of it comes along', () => {
  const isFirst = firstScreen()
  const graph = app(`import * as kit from '@mantine/core'`)
  expect(isFirst(part('Field'), graph)).toBe(true)
  expect(isFirst(part('Button'), graph)).toBe(true)
})
