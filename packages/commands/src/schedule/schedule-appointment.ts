import type { Tx } from '@h2s/db/client'
import { saveAssignment } from '@h2s/db/store/assignments'
import { findJobIdByOrder, lockJob } from '@h2s/db/store/jobs'
import type { JobRecord } from '@h2s/db/store/jobs'
import { findOrder } from '@h2s/db/store/orders'
import { closeProposals, insertProposal } from '@h2s/db/store/proposals'
import { blockTime, releaseBlocks } from '@h2s/db/store/time-blocks'
import {
  blockedBy,
  blockOfVisit,
  checkWindow,
  fillsSeat,
  forbidden,
  isOffice,
  notFound,
  statusWords,
  visitWindowBlockedBy,
} from '@h2s/domain'
import type { DomainEvent } from '@h2s/domain'
import type { Context } from '../context.ts'
import { createJobIn, zoneOf } from '../intake/create-job.ts'
import { orderIntake } from '../intake/order-intake.ts'
import type { Window } from '../intake/read-site.ts'
import { allow, refuseStale } from '../job/open-job.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseWith } from '../job/refuse-if-blocked.ts'
import { refuseOrOverride } from '../job/refuse-or-override.ts'
import type { Overriding } from '../job/refuse-or-override.ts'
import { saveFresh } from '../job/save-fresh.ts'
import type { JobStatus } from '@h2s/domain'
import { followUp } from '../notifications/follow-up.ts'
import { transact } from '../transact.ts'

export type AppointmentInput = ({ job_id: string } | { order_id: string }) &
  Window &
  Overriding & { version?: number | undefined }
export type Appointment = { job_id: string; version: number; status: JobStatus }

/**
 * A dispatcher sets the window of a job, or of an order that becomes a job by the same intake as any other.
 * With a provider who has accepted, the visit is confirmed: their time is taken under the constraint and the job is
 * `scheduled`. Without a lead who has, the window stands as proposed.
 */
export async function scheduleAppointment(
  ctx: Context,
  { version, override_reason, ...input }: AppointmentInput,
): Promise<Appointment> {
  const window = checkWindow(input)
  const stream = 'job_id' in input ? `job:${input.job_id}` : `order:${input.order_id}`
  const prepared = 'order_id' in input ? await prepareOrder(ctx, input.order_id, window) : null
  return transact(ctx, { action: 'schedule', stream }, async (tx, now) => {
    if (!isOffice(ctx.actor) && ctx.actor.kind !== 'system')
      throw 'job_id' in input ? notFoundOrForbidden(await lockJob(tx, input.job_id), ctx) : forbidden()
    const set = (job: JobRecord): Promise<Appointment> =>
      scheduleIn(tx, ctx, job, { window, version, override_reason }, now)
    if ('job_id' in input) return set(await lockJob(tx, input.job_id))
    const existing = await findJobIdByOrder(tx, input.order_id)
    if (existing !== null) return set(await lockJob(tx, existing))
    if (prepared === null) throw notFound('order')
    refuseWith(visitWindowBlockedBy(window, now))
    const made = await createJobIn(tx, ctx, prepared.intake, prepared.zone, now)
    return { job_id: made.job_id, version: made.version, status: 'pending' }
  })
}

/** The same on a job that is locked; also what "set status" does. */
export async function scheduleIn(
  tx: Tx,
  ctx: Context,
  job: JobRecord,
  { window, version, ...overriding }: { window: Window; version?: number | undefined } & Overriding,
  now: string,
): Promise<Appointment> {
  allow(ctx.actor, 'schedule', job)
  const { job_id, status } = job
  refuseStale('job', version, job, { job_id, status, version: job.version })
  const hasLead = job.assignments.some(({ role, state }) => role === 'lead' && fillsSeat(state))
  return hasLead ? confirm(tx, ctx, job, { window, ...overriding }, now) : propose(tx, ctx, job, window, now)
}

/**
 * Everybody on the job moves along. Who has said yes has their time taken anew, under the constraint; who has an offer
 * accepts it with this window, as if the time had been set first.
 */
async function moveSeats(tx: Tx, job: JobRecord, window: Window, now: string): Promise<void> {
  for (const seat of job.assignments) {
    const { pro_id, job_id, assignment_id, state } = seat
    if (fillsSeat(state)) {
      await releaseBlocks(tx, { assignment_id }, now)
      await blockTime(tx, { pro_id, job_id, assignment_id, kind: 'visit', ...blockOfVisit(window) }, now)
    }
    await saveAssignment(tx, seat, { window_start: window.start_iso, window_end: window.end_iso }, now)
  }
}

async function propose(tx: Tx, ctx: Context, job: JobRecord, window: Window, now: string): Promise<Appointment> {
  const { job_id } = job
  // Possible for as long as somebody can still be dispatched, but what is refused is the time.
  const blockers = blockedBy('dispatch', { ...job, assigned_pro_id: null, accepted_seats: 0 }, {}, now)
  const message = `Set the visit’s time: not possible while the job is ${statusWords[job.status]}`
  refuseWith([
    ...blockers.map((blocker) => (blocker.code === 'STATUS' ? { ...blocker, message } : blocker)),
    ...visitWindowBlockedBy(window, now),
  ])
  await closeProposals(tx, job_id, 'withdrawn', now)
  const proposal = await insertProposal(tx, { job_id, proposed_by: 'dispatcher', windows: [window] }, now)
  await moveSeats(tx, job, window, now)
  const { job: saved, entries } = await saveFresh(tx, job, {}, now)
  const event: DomainEvent = {
    type: 'window_proposed',
    job_id,
    proposal_id: proposal.proposal_id,
    proposed_by: 'dispatcher',
  }
  const following = await followUp(tx, ctx, saved, [event], now)
  const entry = { action: 'propose_window', field: 'proposals', new_value: window }
  await recordJob(tx, ctx, job_id, { kind: 'proposed', entries: [entry, ...entries], tasks: following.tasks }, now)
  return { job_id, version: saved.version, status: saved.status }
}

async function confirm(
  tx: Tx,
  ctx: Context,
  job: JobRecord,
  { window, ...overriding }: { window: Window } & Overriding,
  now: string,
): Promise<Appointment> {
  const { job_id } = job
  const moves = job.status === 'scheduled'
  // Moving a confirmed visit: release and confirm again in one step. The guards are those of confirming.
  const facts = moves ? { ...job, status: 'accepted' as const } : job
  const overridden = await refuseOrOverride(tx, ctx, ['schedule', facts, { window }], overriding, now)
  await moveSeats(tx, job, window, now)
  await closeProposals(tx, job_id, 'accepted', now)
  const changes = {
    status: 'scheduled' as const,
    ...window,
    ...(moves ? { reschedule_count: job.reschedule_count + 1 } : {}),
  }
  const { job: saved, entries } = await saveFresh(tx, job, changes, now)
  const following = await followUp(
    tx,
    ctx,
    saved,
    [{ type: moves ? 'visit_rescheduled' : 'visit_scheduled', job_id }],
    now,
  )
  const before = job.start_iso === null ? null : { start_iso: job.start_iso, end_iso: job.end_iso }
  const edits = [
    ...overridden,
    { action: moves ? 'reschedule' : 'schedule', field: 'window', old_value: before, new_value: window },
    ...(moves ? [] : [{ action: 'status_changed', field: 'status', old_value: job.status, new_value: 'scheduled' }]),
  ]
  await recordJob(tx, ctx, job_id, { kind: 'scheduled', entries: [...edits, ...entries], tasks: following.tasks }, now)
  return { job_id, version: saved.version, status: saved.status }
}

/** Zone and items are read before the transaction: nothing outside is asked in it. */
async function prepareOrder(ctx: Context, orderId: string, window: Window) {
  const order = await findOrder(ctx.db, orderId)
  if (order === null) return null
  const intake = { ...orderIntake(order, 'schedule_appointment'), window, proposed_by: 'dispatcher' as const }
  return { intake, zone: zoneOf(ctx, intake) }
}

/** For whoever does not work in the office: not theirs is not there, theirs is not to be set. */
function notFoundOrForbidden(job: JobRecord, ctx: Context): Error {
  allow(ctx.actor, 'schedule', job)
  return forbidden()
}
