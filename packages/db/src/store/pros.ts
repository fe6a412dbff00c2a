import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { pros } from '../schema/pros.ts'
import { isRowId } from './ids.ts'

export type ProRow = typeof pros.$inferSelect

export async function findPro(db: Db | Tx, proId: string): Promise<ProRow | null> {
  if (!isRowId(proId)) return null
  const [row] = await db.select().from(pros).where(eq(pros.pro_id, proId))
  return row ?? null
}
