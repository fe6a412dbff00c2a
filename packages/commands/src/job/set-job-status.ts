import type { Tx } from '@h2s/db/client'
import { lockAssignment } from '@h2s/db/store/assignments'
import type { AssignmentRow } from '@h2s/db/schema/assignments'
import { lockJob } from '@h2s/db/store/jobs'
import type { JobRecord } from '@h2s/db/store/jobs'
import {
  blockedBy,
  canTransitionTo,
  forbidden,
  genericTransition,
  invalid,
  isJobStatus,
  isOffice,
  parseJobStatus,
} from '@h2s/domain'
import type { Blocker, JobAction, JobStatus } from '@h2s/domain'
import { acceptIn } from '../assignments/accept-assignment.ts'
import { completeIn } from '../assignments/complete-assignment.ts'
import { startIn } from '../assignments/start-assignment.ts'
import type { Context } from '../context.ts'
import { settleIn } from '../payouts/settle-job.ts'
import { scheduleIn } from '../schedule/schedule-appointment.ts'
import { transact } from '../transact.ts'
import { cancelIn } from './cancel-job.ts'
import { allow, refuseStale } from './open-job.ts'
import type { JobTarget } from './open-job.ts'
import { recordJob } from './record-job.ts'
import { refuseIfBlocked, refuseWith } from './refuse-if-blocked.ts'
import type { Overriding } from './refuse-or-override.ts'
import { saveFresh } from './save-fresh.ts'

/**
 * The generic "set status": seed A's map exactly, and behind each step the very command that it stands for, with its
 * guards and its consequences. `notes` is the reason for cancelling.
 */
export async function setJobStatus(
  ctx: Context,
  {
    status,
    notes,
    override_reason,
    ...target
  }: JobTarget & { status: JobStatus; notes?: string | undefined } & Overriding,
): Promise<{ job_id: string; version: number; status: JobStatus }> {
  const { job_id } = target
  if (!isJobStatus(status))
    throw invalid('There is no such status', [{ path: 'status', message: 'must be a status of a job' }])
  return transact(ctx, { action: 'set_status', stream: `job:${job_id}` }, async (tx, now) => {
    const job = await lockJob(tx, job_id)
    const from = parseJobStatus(job.status) ?? job.status
    const action = genericTransition(from, status)?.action
    // Whoever may not see the job is told so before anything about its status.
    allow(ctx.actor, action ?? 'dispatch', job)
    if (!isOffice(ctx.actor)) throw forbidden()
    refuseStale('job', target.version, job, { job_id, status: job.status, version: job.version })
    const { blockers } = canTransitionTo(job, status, now)
    // With an override, what can be overridden is the step's own to judge.
    refuseWith(override_reason === undefined ? blockers : blockers.filter(({ overridable }) => !overridable))
    await step(tx, ctx, job, action, { notes: notes ?? '', override_reason }, now)
    const saved = await lockJob(tx, job_id)
    return { job_id, version: saved.version, status: saved.status }
  })
}

async function step(
  tx: Tx,
  ctx: Context,
  job: JobRecord,
  action: JobAction | undefined,
  { notes, ...overriding }: { notes: string } & Overriding,
  now: string,
): Promise<void> {
  switch (action) {
    case 'request_time':
      return requestTime(tx, ctx, job, notes, now)
    case 'accept':
      return void (await acceptIn(tx, ctx, job, await leadOf(tx, job, 'accept', now), overriding, now))
    case 'schedule':
      return void (await scheduleIn(tx, ctx, job, { window: windowOf(job, now), ...overriding }, now))
    case 'start':
      return void (await startIn(tx, ctx, job, await leadOf(tx, job, 'start', now), overriding, now))
    case 'complete':
      return void (await completeIn(tx, ctx, job, await leadOf(tx, job, 'complete', now), overriding, now))
    case 'settle':
      return void (await settleIn(tx, ctx, job, ctx.actor, overriding, now))
    case 'cancel':
      refuseWith(blockedBy('cancel', job, { reason: notes }, now).map(inNotes))
      return void (await cancelIn(tx, ctx, job, notes, now))
    default:
      throw new Error(`No command stands behind ${action ?? 'this step'}`)
  }
}

/** The reason has another name here: whoever left it out is told which. */
const inNotes = (blocker: Blocker): Blocker =>
  blocker.code === 'REASON'
    ? { ...blocker, message: 'A reason is needed, in notes', fix: 'Say in notes, in a few words, why.' }
    : blocker

async function requestTime(tx: Tx, ctx: Context, job: JobRecord, notes: string, now: string): Promise<void> {
  refuseIfBlocked('request_time', job, {}, now)
  const { entries } = await saveFresh(tx, job, { status: 'pending_scheduling' }, now)
  const entry = {
    action: 'request_time',
    field: 'status',
    old_value: job.status,
    new_value: 'pending_scheduling',
    notes: notes === '' ? null : notes,
  }
  await recordJob(tx, ctx, job.job_id, { kind: 'changed', entries: [entry, ...entries] }, now)
}

/** The lead's seat, locked. An old job may have none: then the guards of the step say what is missing. */
async function leadOf(tx: Tx, job: JobRecord, action: JobAction, now: string): Promise<AssignmentRow> {
  const lead = job.assignments.find((seat) => seat.role === 'lead')
  if (lead === undefined) {
    refuseIfBlocked(action, { ...job, assigned_pro_id: null }, {}, now)
    throw invalid('This job has no tech whose work could be moved along')
  }
  return lockAssignment(tx, lead.assignment_id)
}

function windowOf(job: JobRecord, now: string): { start_iso: string; end_iso: string } {
  if (job.start_iso === null || job.end_iso === null) {
    refuseIfBlocked('schedule', job, {}, now)
    throw invalid('The visit has no window yet')
  }
  return { start_iso: job.start_iso, end_iso: job.end_iso }
}
