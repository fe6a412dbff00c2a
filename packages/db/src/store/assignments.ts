import { conflict, notFound } from '@h2s/domain'
import { and, countDistinct, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { assignments } from '../schema/assignments.ts'
import { auditEntries } from '../schema/audit-entries.ts'
import type { AssignmentRow, NewAssignmentRow } from '../schema/assignments.ts'
import { isRowId } from './ids.ts'

export type AssignmentChanges = Partial<
  Omit<NewAssignmentRow, 'assignment_id' | 'job_id' | 'pro_id' | 'version' | 'created_at' | 'updated_at'>
>

/** The job of an assignment, to lock that first: whoever touches both takes the job's lock before. Throws NOT_FOUND. */
export async function jobIdOfAssignment(db: Db | Tx, assignmentId: string): Promise<string> {
  if (!isRowId(assignmentId)) throw notFound('assignment')
  const [row] = await db
    .select({ job_id: assignments.job_id })
    .from(assignments)
    .where(eq(assignments.assignment_id, assignmentId))
  if (!row) throw notFound('assignment')
  return row.job_id
}

/** Locks one assignment, live or ended. Throws NOT_FOUND. */
export async function lockAssignment(tx: Tx, assignmentId: string): Promise<AssignmentRow> {
  if (!isRowId(assignmentId)) throw notFound('assignment')
  const [row] = await tx.select().from(assignments).where(eq(assignments.assignment_id, assignmentId)).for('update')
  if (!row) throw notFound('assignment')
  return row
}

/** Offers a seat. A second live lead on the job breaks a unique index: CONFLICT `ALREADY_ASSIGNED` through mapDbError. */
export async function insertAssignment(tx: Tx, assignment: NewAssignmentRow, now: string): Promise<AssignmentRow> {
  const [row] = await tx
    .insert(assignments)
    .values({ offered_at: now, ...assignment, created_at: now, updated_at: now })
    .returning()
  if (!row) throw new Error('An inserted assignment did not come back')
  return row
}

/** Writes what changed and raises the version by one. Throws CONFLICT when it was changed in between. */
export async function saveAssignment(
  tx: Tx,
  assignment: AssignmentRow,
  changes: AssignmentChanges,
  now: string,
): Promise<AssignmentRow> {
  const [row] = await tx
    .update(assignments)
    .set({ ...changes, version: sql`${assignments.version} + 1`, updated_at: now })
    .where(and(eq(assignments.assignment_id, assignment.assignment_id), eq(assignments.version, assignment.version)))
    .returning()
  if (!row) throw conflict('Somebody else changed this assignment in the meantime')
  return row
}

/** How many providers did not take this seat of the job or gave it back: declined, silent, before or after accepting. */
export async function roundsOf(tx: Tx, { job_id, role }: Pick<AssignmentRow, 'job_id' | 'role'>): Promise<number> {
  const [row] = await tx
    .select({ rounds: countDistinct(assignments.pro_id) })
    .from(assignments)
    .where(
      and(
        eq(assignments.job_id, job_id),
        eq(assignments.role, role),
        inArray(assignments.state, ['declined', 'expired', 'rejected', 'no_show']),
      ),
    )
  return row?.rounds ?? 0
}

/** Everybody who was ever asked for this job, whatever came of it. */
export async function askedProIds(tx: Tx, jobId: string): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ pro_id: assignments.pro_id })
    .from(assignments)
    .where(eq(assignments.job_id, jobId))
  return new Set(rows.map(({ pro_id }) => pro_id))
}

/** Whether the next one was looked for already after this seat was turned down: the history of the job says so. */
export async function isNextLookedFor(
  tx: Tx,
  { job_id, assignment_id }: Pick<AssignmentRow, 'job_id' | 'assignment_id'>,
): Promise<boolean> {
  const [entry] = await tx
    .select({ seq: auditEntries.seq })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.stream, `job:${job_id}`),
        inArray(auditEntries.action, ['offer_next', 'offer_next_none']),
        sql`${auditEntries.old_value} = to_jsonb(${assignment_id}::text)`,
      ),
    )
    .limit(1)
  return entry !== undefined
}
