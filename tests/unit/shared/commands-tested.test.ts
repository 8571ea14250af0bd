import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandNames } from '#shared/commands/names'
import { root } from '../../../tools/paths.ts'

/** A command that no test runs is found here, wherever the test of its feature stands. */
test('every command is run by some test', () => {
  const tests = ['tests/unit/shared', 'tests/integration']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)),
    )
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  expect(commandNames.filter((name) => !tests.includes(`'${name}'`))).toEqual([])
})
