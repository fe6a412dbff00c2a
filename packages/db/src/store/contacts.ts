import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { branches } from '../schema/branches.ts'
import { customers } from '../schema/customers.ts'
import { pros } from '../schema/pros.ts'
import type { RecipientKind } from '../schema/words.ts'
import { isRowId } from './ids.ts'

/** How somebody is reached, as stored. */
export type Contact = { name: string; email: string | null; phone: string | null }

/** Where a message to somebody goes now; null for somebody who is not there any more. A dispatcher is a branch. */
export async function contactOf(db: Db | Tx, kind: RecipientKind, recipientId: string): Promise<Contact | null> {
  if (kind === 'dispatcher') {
    const [branch] = await db
      .select({ name: branches.name, phone: branches.phone })
      .from(branches)
      .where(eq(branches.branch_id, recipientId))
    return branch ? { ...branch, email: null } : null
  }
  if (!isRowId(recipientId)) return null
  const [row] =
    kind === 'customer'
      ? await db
          .select({ name: customers.name, email: customers.email, phone: customers.phone })
          .from(customers)
          .where(eq(customers.customer_id, recipientId))
      : await db
          .select({ name: pros.name, email: pros.email, phone: pros.phone })
          .from(pros)
          .where(eq(pros.pro_id, recipientId))
  return row ?? null
}
