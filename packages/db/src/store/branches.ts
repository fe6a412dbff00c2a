import { asc } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { branches } from '../schema/branches.ts'

export type BranchRow = typeof branches.$inferSelect

/** All branches: a company has few. */
export async function listBranches(db: Db | Tx): Promise<BranchRow[]> {
  return db.select().from(branches).orderBy(asc(branches.branch_id))
}
