import type { Db, Tx } from '../client.ts'
import { assignments } from '../schema/assignments.ts'
import { jobs } from '../schema/jobs.ts'
import { pros } from '../schema/pros.ts'
import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm'

/** A job that a provider is at work on. */
export type WorkingNow = { pro_id: string; job_id: string; job_number: string }

/**
 * What these providers are at work on now. Work that a customer complained of waits to be done over: as long as nobody
 * has begun it again, nobody is at the house.
 */
export async function workingNow(db: Db | Tx, proIds: readonly string[]): Promise<WorkingNow[]> {
  if (proIds.length === 0) return []
  return db
    .select({ pro_id: assignments.pro_id, job_id: jobs.job_id, job_number: jobs.job_number })
    .from(assignments)
    .innerJoin(jobs, eq(jobs.job_id, assignments.job_id))
    .where(
      and(
        inArray(assignments.pro_id, [...proIds]),
        eq(assignments.state, 'working'),
        or(isNull(jobs.disputed_at), isNull(assignments.started_at), lte(jobs.disputed_at, assignments.started_at)),
      ),
    )
    .orderBy(asc(jobs.job_number))
}

/** The same with the providers locked, in one order: of two starts at once the second sees the first. */
export async function lockWorkingNow(tx: Tx, proIds: readonly string[]): Promise<WorkingNow[]> {
  if (proIds.length === 0) return []
  await tx
    .select({ pro_id: pros.pro_id })
    .from(pros)
    .where(inArray(pros.pro_id, [...proIds]))
    .orderBy(asc(pros.pro_id))
    .for('no key update')
  return workingNow(tx, proIds)
}
