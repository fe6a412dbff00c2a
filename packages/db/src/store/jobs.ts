import { conflict, liveAssignmentStates, notFound } from '@h2s/domain'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { assignments } from '../schema/assignments.ts'
import type { AssignmentRow } from '../schema/assignments.ts'
import { jobLines } from '../schema/job-lines.ts'
import type { JobLineRow, NewJobLineRow } from '../schema/job-lines.ts'
import { jobs } from '../schema/jobs.ts'
import type { JobRow, NewJobRow } from '../schema/jobs.ts'
import { payments } from '../schema/payments.ts'
import type { PaymentRow } from '../schema/payments.ts'
import { payouts } from '../schema/payouts.ts'
import type { PayoutRow } from '../schema/payouts.ts'
import { pros } from '../schema/pros.ts'
import { boardCopies } from './board-copies.ts'
import { isRowId } from './ids.ts'

export type SeatedAssignment = AssignmentRow & { pro_name: string }

/**
 * A job with all that its rules ask about, in the domain's shape of facts.
 * `assignments` are the live ones; the lead's provider stands as `assigned_pro_id` too.
 */
export type JobRecord = JobRow & {
  assigned_pro_id: string | null
  assigned_pro_name: string | null
  accepted_seats: number
  lines: JobLineRow[]
  assignments: SeatedAssignment[]
  payouts: PayoutRow[]
  payment: PaymentRow | null
  /** What the customer has paid; null while nothing has been captured: there is nothing to compare a price with. */
  paid_total_cents: number | null
}

/** What a command may change of a job. Version, instants and the board's copies follow by themselves. */
export type JobChanges = Partial<
  Omit<
    NewJobRow,
    | 'job_id'
    | 'job_number'
    | 'version'
    | 'created_at'
    | 'updated_at'
    | 'lane'
    | 'order_required'
    | 'order_stage'
    | 'open_flags'
    | 'flags_open'
    | 'flags_worst'
    | 'has_lead'
  >
>

/** Locks the job's row until the end of the transaction. Throws NOT_FOUND. */
export async function lockJob(tx: Tx, jobId: string): Promise<JobRecord> {
  if (!isRowId(jobId)) throw notFound('job')
  const [row] = await tx.select().from(jobs).where(eq(jobs.job_id, jobId)).for('update')
  if (!row) throw notFound('job')
  return withParts(tx, row)
}

/** The job as it is now, without a lock. */
export async function findJob(db: Db | Tx, jobId: string): Promise<JobRecord | null> {
  if (!isRowId(jobId)) return null
  const [row] = await db.select().from(jobs).where(eq(jobs.job_id, jobId))
  return row ? withParts(db, row) : null
}

/** The job that was made from this checkout session or order, if one was. */
export async function findJobBySource(db: Db | Tx, sourceRef: string): Promise<JobRecord | null> {
  const [row] = await db.select().from(jobs).where(eq(jobs.source_ref, sourceRef))
  return row ? withParts(db, row) : null
}

/** The job that an order is: the oldest that is still open, else the oldest that is over. */
export async function findJobIdByOrder(db: Db | Tx, orderId: string): Promise<string | null> {
  const [row] = await db
    .select({ job_id: jobs.job_id })
    .from(jobs)
    .where(eq(jobs.order_id, orderId))
    .orderBy(sql`${jobs.status} in ('paid', 'cancelled')`, asc(jobs.created_at))
    .limit(1)
  return row?.job_id ?? null
}

/** Makes a job and its lines; null when one with the same `source_ref` exists (made first by somebody else). */
export async function insertJob(
  tx: Tx,
  job: Omit<NewJobRow, 'version' | 'created_at' | 'updated_at'>,
  lines: readonly Omit<NewJobLineRow, 'job_id' | 'position'>[],
  now: string,
): Promise<JobRecord | null> {
  const [row] = await tx
    .insert(jobs)
    .values({ ...job, ...boardCopies(job.metadata, job.status ?? 'pending', now), created_at: now, updated_at: now })
    .onConflictDoNothing({ target: jobs.source_ref })
    .returning()
  if (!row) return null
  if (lines.length > 0) {
    await tx.insert(jobLines).values(lines.map((line, position) => ({ ...line, job_id: row.job_id, position })))
  }
  return withParts(tx, row)
}

/**
 * Writes what changed of a locked job and raises its version by one.
 * Throws CONFLICT when the row is no longer at the version that `job` was read at.
 */
export async function saveJob(tx: Tx, job: JobRecord, changes: JobChanges, now: string): Promise<JobRecord> {
  const stored = 'metadata' in changes ? changes.metadata : job.metadata
  const [row] = await tx
    .update(jobs)
    .set({
      ...changes,
      ...boardCopies(stored, changes.status ?? job.status, now),
      version: sql`${jobs.version} + 1`,
      updated_at: now,
    })
    .where(and(eq(jobs.job_id, job.job_id), eq(jobs.version, job.version)))
    .returning()
  if (!row) throw conflict('Somebody else changed this job in the meantime')
  return withParts(tx, row)
}

async function withParts(db: Db | Tx, row: JobRow): Promise<JobRecord> {
  const lines = await db.select().from(jobLines).where(eq(jobLines.job_id, row.job_id)).orderBy(asc(jobLines.position))
  const seated = await db
    .select({ assignment: assignments, pro_name: pros.name })
    .from(assignments)
    .innerJoin(pros, eq(pros.pro_id, assignments.pro_id))
    .where(and(eq(assignments.job_id, row.job_id), inArray(assignments.state, [...liveAssignmentStates])))
    .orderBy(asc(assignments.offered_at))
  const owed = await db.select().from(payouts).where(eq(payouts.job_id, row.job_id)).orderBy(asc(payouts.created_at))
  const paid = await db.select().from(payments).where(eq(payments.job_id, row.job_id)).orderBy(asc(payments.created_at))
  const live = seated.map(({ assignment, pro_name }) => ({ ...assignment, pro_name }))
  const lead = live.find((assignment) => assignment.role === 'lead')
  return {
    ...row,
    assigned_pro_id: lead?.pro_id ?? null,
    assigned_pro_name: lead?.pro_name ?? null,
    accepted_seats: live.filter((assignment) => assignment.state !== 'offered').length,
    lines,
    assignments: live,
    payouts: owed,
    payment: paid.at(-1) ?? null,
    paid_total_cents: paid.reduce((sum, payment) => sum + payment.captured_cents, 0) || null,
  }
}
