import { z } from 'zod'
import { order, ownedProduct } from '../domain/customers.ts'
import { anyInstant, emailAddress, id } from '../domain/primitives.ts'

/**
 * What a shop or an ERP tells of its customers. Each report says everything it knows; told once more it changes nothing,
 * told differently it is changed.
 */

/** By the id here, or by an e-mail address that one customer alone has. */
const whose = z.union([z.strictObject({ id }), z.strictObject({ email: emailAddress })], {
  error: 'expected { "id": ... } or { "email": ... }',
})

/** By the id here, or by its number in the catalogue of products. */
const product = z.union([z.strictObject({ id }), z.strictObject({ sku: z.string().trim().min(1).max(100) })], {
  error: 'expected { "id": ... } or { "sku": ... }',
})

const line = order.shape.lines.element.omit({ productId: true })

/** `number` is the shop's own and tells its orders apart. */
export const orderReport = z.strictObject({
  ...order.pick({ number: true, status: true, currency: true, totalMinor: true }).shape,
  /** When it was ordered. */
  at: anyInstant,
  customer: whose,
  /** A product that is not in the catalogue is kept by its name. */
  lines: z.array(z.strictObject({ ...line.shape, product: product.optional() })).max(200),
})
export type OrderReport = z.infer<typeof orderReport>

/** What is left out stays as it is: agents write these fields too. */
export const ownedProductReport = z.strictObject({
  /** The shop's own name of this one thing, e.g. order and position. */
  externalId: z.string().trim().min(1).max(200),
  customer: whose,
  product,
  ...ownedProduct.pick({ serialNumber: true, boughtAt: true, warrantyUntil: true, contract: true }).partial().shape,
})
export type OwnedProductReport = z.infer<typeof ownedProductReport>
