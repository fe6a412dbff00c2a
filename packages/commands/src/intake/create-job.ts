import type { Tx } from '@h2s/db/client'
import { record } from '@h2s/db/record'
import type { AuditInput } from '@h2s/db/record'
import { listBranches } from '@h2s/db/store/branches'
import { findCustomer, matchOrCreateCustomer } from '@h2s/db/store/customers'
import { insertJob } from '@h2s/db/store/jobs'
import { setOrderStatus } from '@h2s/db/store/orders'
import { insertProposal } from '@h2s/db/store/proposals'
import { lockSource } from '@h2s/db/store/source-lock'
import {
  actorId,
  becomesJobBlockedBy,
  forbidden,
  isOffice,
  parseJobMetadata,
  priceOf,
  refreshMetadata,
} from '@h2s/domain'
import type { JobFacts, JobMetadataV2, PainFlag } from '@h2s/domain'
import type { Context } from '../context.ts'
import { flagEntries } from '../flags/flag-entries.ts'
import { refuseWith } from '../job/refuse-if-blocked.ts'
import { followUp } from '../notifications/follow-up.ts'
import { transact } from '../transact.ts'
import { amountsOf } from './amounts-of.ts'
import { jobOfOrder, jobOfSource, moneyAgainst } from './earlier-job.ts'
import { fitMetadata, halved, hasRoom, withoutLines } from './fit-metadata.ts'
import { raiseGaps } from './gap.ts'
import type { Gap } from './gap.ts'
import type { Intake } from './intake.ts'
import { jobLinesOf } from './job-lines.ts'
import { jobRowOf } from './job-row.ts'
import { MAX_CENTS } from './read-checkout.ts'
import { fitWindow } from './read-site.ts'
import { recordOrder } from './record-order.ts'
import { branchFor, siteGaps } from './site-gaps.ts'
import { takePrepayment } from './take-prepayment.ts'

export type CreatedJob = { job_id: string; job_number: string; version: number; created: boolean }

/**
 * The one way in: makes a job from whatever brings it, once per `source_ref`.
 * `created` is false when the job was there already.
 */
export async function createJob(ctx: Context, intake: Intake): Promise<CreatedJob> {
  const zone = zoneOf(ctx, intake)
  return transact(ctx, { action: 'create_job', stream: `intake:${intake.source_ref}` }, (tx, now) =>
    createJobIn(tx, ctx, intake, zone, now),
  )
}

/** The zone from the coordinates, asked before the transaction; null when there are none. */
export function zoneOf(ctx: Context, intake: Intake): string | null {
  const { lat, lng } = intake.site
  return lat === null || lng === null ? null : ctx.ports.zoneAt(lat, lng)
}

/** The same within a transaction that does more. */
export async function createJobIn(
  tx: Tx,
  ctx: Context,
  given: Intake,
  zone: string | null,
  now: string,
): Promise<CreatedJob> {
  const asked = fitWindow(given.window, now)
  const intake = { ...given, window: asked.window, gaps: [...given.gaps, ...asked.gaps] }
  if (ctx.actor.kind !== 'system' && !isOffice(ctx.actor)) throw forbidden()
  await lockSource(tx, intake.source_ref)
  const known = await jobOfSource(tx, intake)
  if (known !== null) return idsOf(known, false)

  const phone = ctx.ports.normalisePhone(intake.customer.phone)
  const customer =
    (intake.customer.customer_id === null ? null : await findCustomer(tx, intake.customer.customer_id)) ??
    (await matchOrCreateCustomer(tx, { ...intake.customer, phone }, now))
  const order = await recordOrder(tx, intake, customer.customer_id, now)
  const earlier = await jobOfOrder(tx, ctx, intake, order.order_id, now)
  if (earlier.job !== null) return idsOf(earlier.job, false)
  const blockers = becomesJobBlockedBy(order)
  if (intake.payment === null) refuseWith(blockers)

  const branch = branchFor(await listBranches(tx), intake.site.city, zone)
  const { lines, gaps: lineGaps } = jobLinesOf(boughtItems(intake), intake.site)
  const gaps = [
    ...intake.gaps,
    ...lineGaps,
    ...siteGaps(intake, zone, branch),
    ...earlier.gaps,
    ...moneyAgainst(blockers),
  ]
  const document = documentOf(intake, order.order_id)
  const row = jobRowOf(intake, {
    order_id: order.order_id,
    customer,
    phone,
    branch,
    zone,
    first: lines[0],
    quoted_cents: quoteOf(intake.items, document),
  })
  const { flagged, fresh } = judged(
    intake,
    { ...row, lines, accepted_seats: 0, created_at: now },
    { document, gaps },
    actorId(ctx.actor),
    now,
  )

  const job = await insertJob(tx, { ...row, metadata: fresh.metadata }, lines, now)
  if (job === null) throw new Error('The source of this job is locked, and yet somebody made the job')
  if (intake.payment !== null) await takePrepayment(tx, job, intake.payment, now)
  if (intake.window !== null) {
    await insertProposal(tx, { job_id: job.job_id, proposed_by: intake.proposed_by, windows: [intake.window] }, now)
  }
  await setOrderStatus(tx, order.order_id, 'fulfilled', now)

  const following = await followUp(
    tx,
    ctx,
    job,
    [{ type: 'job_created', job_id: job.job_id, origin: intake.origin }],
    now,
  )
  await record(tx, {
    actor: ctx.actor,
    stream: `job:${job.job_id}`,
    entries: [...createdEntries(intake, flagged.raised), ...flagEntries(fresh.changes)],
    tasks: following.tasks,
    notices: [{ topic: 'job', id: job.job_id, kind: 'created' }],
    now,
    correlation_id: ctx.correlationId,
  })
  return idsOf(job, true)
}

/** The document of a new job with all that is flagged; its rules see every item, also those it has no room for. */
function judged(
  intake: Intake,
  job: JobFacts,
  { document, gaps }: { document: JobMetadataV2; gaps: readonly Gap[] },
  by: string,
  now: string,
) {
  const judge = (metadata: JobMetadataV2, more: readonly Gap[]) => {
    const flagged = raiseGaps(metadata, [...more, ...gaps], by, now)
    return {
      flagged,
      fresh: refreshMetadata(
        { ...job, paid_total_cents: intake.payment?.amount_cents ?? null, metadata: flagged.metadata },
        now,
      ),
    }
  }
  let fitted = fitMetadata(document)
  const whole = judge(fitted.metadata, [])
  if (hasRoom(whole.fresh.metadata, fitted)) return whole
  // What the rules say of so many items has no room either: then the job says which of them were not looked at.
  for (;;) {
    const part = withoutLines(fitted)
    const found = judge(part.metadata, part.gaps)
    if (part.metadata.items_json.length === 0 || hasRoom(found.fresh.metadata, fitted)) return found
    fitted = halved(fitted)
  }
}

/** The items; where nobody says them, the one service that the source names: its lines need not stay empty. */
function boughtItems({ items, site }: Intake): readonly unknown[] {
  const isNamed = site.service_id !== null || site.service_name !== null
  return items.length === 0 && isNamed ? [{ quantity: 1 }] : items
}

/** The document of a new job. What its price was made of stands in it, so that it can be compared later too. */
function documentOf({ items, source, payment, site, window }: Intake, order_id: string): JobMetadataV2 {
  const { travel_miles } = site
  return parseJobMetadata({
    order_id,
    items_json: items,
    source,
    ...amountsOf(payment),
    ...(window === null ? {} : { asked_start_iso: window.start_iso }),
    ...(travel_miles === null ? {} : { travel_miles }),
  })
}

/** The catalogue price in cents; null when something cannot be priced, or no column could hold the sum. */
function quoteOf(items: readonly unknown[], details: JobMetadataV2): number | null {
  const cents = items.length === 0 ? null : priceOf(items, details)
  return cents !== null && cents <= MAX_CENTS ? cents : null
}

function createdEntries(intake: Intake, raised: readonly PainFlag[]): AuditInput[] {
  const { payment, window } = intake
  return [
    {
      action: 'job_created',
      field: 'status',
      new_value: 'pending',
      notes: `From ${intake.origin === 'stripe' ? 'checkout' : 'order'} ${intake.source_ref.replace(/^order:/, '')}`,
    },
    ...(payment === null
      ? []
      : [{ action: 'payment_captured', field: 'paid_cents', old_value: 0, new_value: payment.amount_cents }]),
    ...(window === null ? [] : [{ action: 'window_proposed', field: 'proposals', new_value: window }]),
    ...flagEntries({ raised: [...raised], cleared: [], regraded: [] }),
  ]
}

const idsOf = ({ job_id, job_number, version }: Omit<CreatedJob, 'created'>, created: boolean): CreatedJob => ({
  job_id,
  job_number,
  version,
  created,
})
