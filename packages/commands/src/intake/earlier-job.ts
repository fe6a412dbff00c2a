import type { Tx } from '@h2s/db/client'
import { record } from '@h2s/db/record'
import { findJob, findJobBySource, findJobIdByOrder, lockJob } from '@h2s/db/store/jobs'
import type { JobRecord } from '@h2s/db/store/jobs'
import { findPaymentBySession } from '@h2s/db/store/payments'
import type { Context } from '../context.ts'
import { saveFresh } from '../job/save-fresh.ts'
import type { Gap } from './gap.ts'
import type { Intake } from './intake.ts'
import { takePrepayment } from './take-prepayment.ts'

/** The job that this very source has made or paid already. */
export async function jobOfSource(tx: Tx, intake: Intake): Promise<JobRecord | null> {
  const made = await findJobBySource(tx, intake.source_ref)
  if (made !== null || intake.payment === null) return made
  const payment = await findPaymentBySession(tx, intake.payment.stripe_checkout_session_id)
  return payment?.job_id == null ? null : findJob(tx, payment.job_id)
}

/** A second checkout for an order that was paid before: work to do, or money to give back. A person decides. */
export const paidBefore: Gap = {
  flag: 'CUSTOMER_EXPECTATION_RISK',
  severity: 'HIGH',
  sentence: 'This order was paid by another checkout before: it may be a second purchase, or a double payment.',
}

/**
 * What becomes of an order that has a job: without money it is that job; with money it pays that job, unless it was
 * paid by another checkout (then null: the purchase gets a job of its own, since a paid order is never lost).
 */
export async function jobOfOrder(
  tx: Tx,
  ctx: Context,
  intake: Intake,
  orderId: string,
  now: string,
): Promise<{ found: false } | { found: true; job: JobRecord | null }> {
  const jobId = await findJobIdByOrder(tx, orderId)
  if (jobId === null) return { found: false }
  const job = await lockJob(tx, jobId)
  if (intake.payment === null) return { found: true, job }
  if (job.payment !== null) return { found: true, job: null }

  await takePrepayment(tx, job, intake.payment, now)
  const { job: paid, entries } = await saveFresh(tx, job, { paid_cents: intake.payment.amount_cents }, now)
  await record(tx, {
    actor: ctx.actor,
    stream: `job:${job.job_id}`,
    entries: [
      {
        action: 'payment_captured',
        field: 'paid_cents',
        old_value: job.paid_cents,
        new_value: intake.payment.amount_cents,
        notes: `Checkout ${intake.payment.stripe_checkout_session_id}`,
      },
      ...entries,
    ],
    notices: [{ topic: 'job', id: job.job_id, kind: 'paid' }],
    now,
    correlation_id: ctx.correlationId,
  })
  return { found: true, job: paid }
}
