import type { Tx } from '@h2s/db/client'
import { record } from '@h2s/db/record'
import { findJob, findJobBySource, findJobIdByOrder, lockJob } from '@h2s/db/store/jobs'
import type { JobRecord } from '@h2s/db/store/jobs'
import { findPaymentBySession } from '@h2s/db/store/payments'
import { parseJobMetadata } from '@h2s/domain'
import type { Blocker } from '@h2s/domain'
import type { Context } from '../context.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { amountsOf } from './amounts-of.ts'
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

/** Money for an order that has a job which cannot take it: work to do, or money to give back. A person decides. */
const question = (sentence: string): Gap => ({ flag: 'CUSTOMER_EXPECTATION_RISK', severity: 'HIGH', sentence })

/** Why money does not go to the job that its order has: somebody paid it before, or nobody looks at it any more. */
function cannotTakeMoney({ job_number, payment, status }: JobRecord): Gap[] {
  const gaps: Gap[] = []
  if (payment !== null)
    gaps.push(
      question('This order was paid by another checkout before: it may be a second purchase, or a double payment.'),
    )
  if (status === 'cancelled')
    gaps.push(
      question(
        `Job ${job_number} of this order was cancelled before this payment came: ask whether the work is still wanted, or give the money back.`,
      ),
    )
  if (status === 'paid')
    gaps.push(
      question(
        `Job ${job_number} of this order was done and settled before this payment came: it may be the money for that work, or a second purchase.`,
      ),
    )
  return gaps
}

/** What must be said of money that came in for an order which may become no job. */
export const moneyAgainst = (blockers: readonly Blocker[]): Gap[] =>
  blockers.map(({ message }) =>
    question(`${message}, and then paid: ask whether the work is still wanted, or give the money back.`),
  )

/**
 * What becomes of an order that has a job: without money it is that job; with money it pays that job, unless that was
 * paid by another checkout or is over (then null, and why: the purchase gets a job of its own, since a paid order is
 * never lost).
 */
export async function jobOfOrder(
  tx: Tx,
  ctx: Context,
  intake: Intake,
  orderId: string,
  now: string,
): Promise<{ job: JobRecord | null; gaps: Gap[] }> {
  const jobId = await findJobIdByOrder(tx, orderId)
  if (jobId === null) return { job: null, gaps: [] }
  const job = await lockJob(tx, jobId)
  if (intake.payment === null) return { job, gaps: [] }
  const gaps = cannotTakeMoney(job)
  if (gaps.length > 0) return { job: null, gaps }

  await takePrepayment(tx, job, intake.payment, now)
  const metadata = { ...parseJobMetadata(job.metadata), ...amountsOf(intake.payment) }
  const { job: paid, entries } = await saveFresh(tx, job, { paid_cents: intake.payment.amount_cents, metadata }, now)
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
  return { job: paid, gaps: [] }
}
