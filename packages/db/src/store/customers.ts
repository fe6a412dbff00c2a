import { isSameName } from '@h2s/domain'
import { asc, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { customers, NO_NAME } from '../schema/customers.ts'

export type CustomerRow = typeof customers.$inferSelect
export type CustomerInput = { name: string | null; email: string | null; phone: string | null }

export async function findCustomer(db: Db | Tx, customerId: string): Promise<CustomerRow | null> {
  const [row] = await db.select().from(customers).where(eq(customers.customer_id, customerId))
  return row ?? null
}

/**
 * The customer with this email; without an email the one with this phone and this name; else a new one. A phone alone
 * says too little: a household shares it, and who is taken for a customer sees that customer's jobs.
 * Two intakes of one person at the same time make one customer: they wait for each other on a lock of the address.
 */
export async function matchOrCreateCustomer(tx: Tx, input: CustomerInput, now: string): Promise<CustomerRow> {
  const email = input.email?.trim().toLowerCase() || null
  const phone = input.phone?.trim() || null
  const identity = email ?? phone
  if (identity !== null) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`customer:${identity}`}, 0))`)
    const known = email === null ? eq(customers.phone, phone ?? '') : sql`lower(${customers.email}) = ${email}`
    const found = await tx.select().from(customers).where(known).orderBy(asc(customers.created_at))
    const row = email === null ? found.find(({ name }) => isSameName(nameOf(name), input.name)) : found[0]
    if (row) return row
  }
  const [row] = await tx
    .insert(customers)
    .values({ ...(input.name ? { name: input.name } : {}), email, phone, created_at: now, updated_at: now })
    .returning()
  if (!row) throw new Error('An inserted customer did not come back')
  return row
}

const nameOf = (stored: string): string | null => (stored === NO_NAME ? null : stored)
