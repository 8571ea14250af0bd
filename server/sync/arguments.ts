import type { Problem } from '../../shared/api/problems.ts'
import { type CommandName, commands } from '../../shared/commands/index.ts'
import { pointerTo } from '../http/pointer.ts'
import type { Refusal } from './refusals.ts'

/** Places told of one command at most. */
const mostErrors = 20

export type Arguments =
  | { readonly ok: true; readonly args: unknown }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Arguments as the command's schema has them. A field it does not know is refused: dropped silently, half of what a
 * newer client meant would count as all of it. So a field that released clients send stays in its schema for good.
 */
export function readArguments(name: CommandName, given: unknown): Arguments {
  const parsed = commands[name].args.safeParse(given)
  if (!parsed.success) return refused('invalid', issuesOf(parsed.error.issues))
  const unknown = unknownFields(given, parsed.data, []).map((path) => ({
    pointer: pointerTo(path),
    message: 'unknown field',
  }))
  return unknown.length > 0 ? refused('unknown-field', unknown) : { ok: true, args: parsed.data }
}

/** What a schema found, as places in JSON. */
export function issuesOf(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): NonNullable<Problem['errors']> {
  return issues.slice(0, mostErrors).map(({ path, message }) => ({ pointer: pointerTo(path), message }))
}

function refused(code: 'invalid' | 'unknown-field', errors: NonNullable<Problem['errors']>): Arguments {
  return { ok: false, refusal: { status: 'rejected', code, detail: { errors: errors.slice(0, mostErrors) } } }
}

/** Paths of what was given and is not in what the schema made of it, at any depth. */
function unknownFields(given: unknown, kept: unknown, path: readonly string[]): string[][] {
  if (given === kept || !isContainer(given) || !isContainer(kept)) return []
  return Object.entries(given).flatMap(([key, value]) =>
    Object.hasOwn(kept, key) ? unknownFields(value, Reflect.get(kept, key), [...path, key]) : [[...path, key]],
  )
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
