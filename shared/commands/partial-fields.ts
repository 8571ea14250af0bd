import { z } from 'zod'

/**
 * The same object with every field optional and none filled in: a default that stands in for a field of an old record
 * must not make a change of one field set the others.
 */
export function partialWithoutDefaults<Shape extends z.core.$ZodShape>(
  schema: z.ZodObject<Shape>,
): z.ZodObject<{ [K in keyof Shape]: z.ZodOptional<WithoutDefault<Shape[K]>> }> {
  const shape = Object.fromEntries(
    Object.entries(schema.shape).map(([field, type]) => [
      field,
      z.optional(type instanceof z.ZodDefault ? type.unwrap() : type),
    ]),
  )
  return z.object(shape) as never
}

type WithoutDefault<T extends z.core.SomeType> = T extends z.ZodDefault<infer Inner> ? Inner : T
