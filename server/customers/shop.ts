import type { OrderReport, OwnedProductReport } from '../../shared/api/shop.ts'
import { put } from '../../shared/commands/command.ts'
import type { Order, OwnedProduct } from '../../shared/domain/customers.ts'
import type { Product } from '../../shared/domain/knowledge.ts'
import { orderIdOf, ownedProductIdOf, type TypedRecord } from '../../shared/domain/records.ts'
import type { SignedIn } from '../accounts/authenticate.ts'
import { systemNamed } from '../accounts/connections.ts'
import { ProblemError } from '../http/problem.ts'
import type { Routes } from '../http/route.ts'
import { noteLanded } from '../store/customer-moves.ts'
import { loadRecord } from '../store/records.ts'
import { type Store, takeInstant, type WriteTx } from '../store/store.ts'
import { applyChanges } from '../store/write.ts'
import { anyTime, forgottenIn } from '../sync/forgotten.ts'
import {
  digestOf,
  heldBy,
  isSame,
  type Names,
  namesOf,
  noteReport,
  type Owner,
  type Reported,
  removedState,
  reportedBefore,
  reportedFirst,
  toldState,
} from './reported.ts'

/**
 * Takes what a shop tells of orders and of what customers own. The ids come from the shop and its own names of them, so a
 * report that comes again ends in the same record, and two shops that count alike do not overwrite each other.
 */
export function addShopRoutes(routes: Routes, store: Store): void {
  routes.add('orderReport', ({ body, who }) => reportOrder(store, who, body))
  routes.add('ownedProductReport', ({ body, who }) => reportOwned(store, who, body))
}

/** @throws ProblemError forbidden, validation-failed (no such customer), not-found (forgotten) */
export function reportOrder(store: Store, who: SignedIn, report: OrderReport): Promise<Order> {
  mustSteer(who)
  return store.write(async (tx) => {
    const { customer, lines, ...fields } = report
    const names = namesOf(orderIdOf, report.number, systemOf(who))
    const before = await reportedBefore(tx, names)
    await mustNotBeForgotten(store, tx, names, before)
    const owner = await ownerOf(tx, customer)
    const reported = before ?? (await reportedFirst(tx, 'order', names, owner.customerId))
    await mustBeSomebodyElses(store, tx, names, reported, owner, report.at)
    const catalogue = await productsOf(tx)
    const found = await loadRecord(tx.db, 'order', reported.recordId)
    const next: Order = {
      ...fields,
      id: reported.recordId,
      version: found?.version ?? 0,
      customerId: owner.customerId,
      lines: lines.map(({ product, ...line }) => ({
        productId: (product && productNamed(catalogue, product)?.id) ?? null,
        ...line,
      })),
    }
    await noteReport(tx, reported, digestOf(report))
    await keep(tx, who, { type: 'order', record: next }, found, owner)
    return next
  })
}

/** @throws ProblemError forbidden, validation-failed (no such customer or product), not-found (forgotten, or removed) */
export function reportOwned(store: Store, who: SignedIn, report: OwnedProductReport): Promise<OwnedProduct> {
  mustSteer(who)
  return store.write(async (tx) => {
    const { externalId, customer, product, ...fields } = report
    const names = namesOf(ownedProductIdOf, externalId, systemOf(who))
    const before = await reportedBefore(tx, names)
    await mustNotBeForgotten(store, tx, names, before)
    const digest = digestOf(report)
    if (before?.digest === digest) {
      // Nothing new: what an agent has corrected or removed since stays so.
      const kept = await loadRecord(tx.db, 'ownedProduct', before.recordId)
      if (kept) return kept
      throw removedHere()
    }
    const owner = await ownerOf(tx, customer)
    const reported = before ?? (await reportedFirst(tx, 'ownedProduct', names, owner.customerId))
    await mustBeSomebodyElses(store, tx, names, reported, owner, report.boughtAt ?? '')
    const found = await loadRecord(tx.db, 'ownedProduct', reported.recordId)
    const productId = productNamed(await productsOf(tx), product)?.id
    if (productId === undefined) throw wrong('/body/product', 'no such product')
    const told = { ...given(fields), id: reported.recordId, customerId: owner.customerId, productId }
    // Told before it was kept what the report had said: it is nothing new while it does not differ from how that was.
    const past = before
      ? undefined
      : found
        ? await toldState(tx, reported.recordId, 'ownedProduct.report')
        : await removedState(tx, reported.recordId)
    if (past && isSame({ ...past, ...told }, past)) {
      if (!found) throw removedHere()
      await noteReport(tx, reported, digest)
      return found
    }
    const blank = { serialNumber: '', boughtAt: null, warrantyUntil: null, contract: null }
    const next: OwnedProduct = { ...(found ?? { ...blank, version: 0, createdAt: await takeInstant(tx) }), ...told }
    await noteReport(tx, reported, digest)
    await keep(tx, who, { type: 'ownedProduct', record: next }, found, owner)
    return next
  })
}

const systemOf = ({ system }: SignedIn): string => systemNamed(system ?? '')

const removedHere = () =>
  new ProblemError('not-found', { detail: 'Somebody removed it here, and the report says nothing new' })

/** What was forgotten with its customer does not come back by being told once more by the system that told it. */
async function mustNotBeForgotten(store: Store, tx: WriteTx, names: Names, before: Reported | undefined) {
  // The bare name alone does not say who told it: see below.
  const ids = [before?.recordId, names.key === names.old ? undefined : names.key]
  if (await forgottenIn(store).names(tx, ids, anyTime)) throw new ProblemError('not-found')
}

/**
 * Told for the first time, and something forgotten had the same bare name: it is another thing when it is younger, or when
 * its customer was there already and so is not whoever was forgotten.
 */
async function mustBeSomebodyElses(
  store: Store,
  tx: WriteTx,
  { old }: Names,
  { recordId, digest }: Reported,
  { customerId }: Owner,
  since: string,
): Promise<void> {
  if (digest !== null) return
  const forgotten = forgottenIn(store)
  if (await forgotten.names(tx, recordId, anyTime)) throw new ProblemError('not-found')
  const at = await forgotten.at(tx, old)
  if (at === undefined || since > at) return
  const customer = await loadRecord(tx.db, 'customer', customerId)
  if (!customer || customer.createdAt > at) throw new ProblemError('not-found')
}

async function keep(
  tx: WriteTx,
  { user }: SignedIn,
  now: TypedRecord & { readonly type: 'order' | 'ownedProduct' },
  before: Order | OwnedProduct | undefined,
  { customerId, mergeId }: Owner,
): Promise<void> {
  if (before && isSame(now.record, before)) return
  const action = `${now.type}.report`
  await applyChanges(tx, [put(now.type, now.record)], { actor: user, action, at: await takeInstant(tx) })
  if (mergeId && before?.customerId !== customerId)
    await noteLanded(tx, [{ mergeId, type: now.type, id: now.record.id }])
}

function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

function mustSteer({ user }: SignedIn): void {
  if (user.role !== 'lead' && user.role !== 'admin')
    throw new ProblemError('forbidden', { detail: 'Only leads and administrators report what customers have bought' })
}

function wrong(pointer: string, message: string): ProblemError {
  return new ProblemError('validation-failed', { errors: [{ pointer, message }] })
}

async function ownerOf(tx: WriteTx, customer: OrderReport['customer']): Promise<Owner> {
  if ('id' in customer) {
    const owner = await heldBy(tx, customer.id)
    if (owner.mergeId !== null || (await loadRecord(tx.db, 'customer', customer.id))) return owner
    throw wrong('/body/customer/id', 'no such customer')
  }
  const rows = await tx.db
    .selectFrom('customerContact')
    .select('customerId')
    .where('kind', '=', 'email')
    .where('value', '=', customer.email.toLowerCase())
    .limit(2)
    .execute()
  const [row] = rows
  if (row && rows.length === 1) return { customerId: row.customerId, mergeId: null }
  throw wrong('/body/customer/email', row ? 'several customers have this address' : 'no such customer')
}

/** A catalogue is short, and the number of a product is in its document alone. */
async function productsOf(tx: WriteTx): Promise<Product[]> {
  const rows = await tx.db.selectFrom('product').select('doc').execute()
  return rows.map(({ doc }) => JSON.parse(doc) as Product)
}

function productNamed(catalogue: readonly Product[], named: OwnedProductReport['product']): Product | undefined {
  return catalogue.find(({ id, sku }) => ('id' in named ? id === named.id : sku === named.sku))
}
