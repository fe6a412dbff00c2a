import type { JobStatus, PayoutKind, PayoutStatus } from '@h2s/domain'
import type { Db } from '../client.ts'
import type { PayoutLine } from '../schema/payouts.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { statement } from './statement.ts'

/** One payout with what its reviewer looks at, and whom its rules ask about. */
export type PayoutFacts = {
  payout_id: string
  job_id: string
  job_number: string
  job_status: JobStatus
  assignment_id: string | null
  pro_id: string
  pro_name: string
  kind: PayoutKind
  amount_cents: number
  currency: string
  lines: PayoutLine[]
  status: PayoutStatus
  service_name: string
  customer_name: string
  completed_at: string | null
  verified_at: string | null
  disputed_at: string | null
  flags_worst: string | null
  created_at: string
  created_by: string
  payee_user_id: string | null
  approved_by: string | null
  approved_by_name: string | null
  approved_at: string | null
  frozen_at: string | null
  version: number
  evidence: Record<string, unknown>
}

const fields = `payout.payout_id, payout.job_id, job.job_number, job.status as job_status, payout.assignment_id, payout.pro_id, pro.name as pro_name, payout.kind,
  payout.amount_cents, payout.currency, payout.lines, payout.status, job.service_name, job.customer_name,
  h2s_iso(job.completed_at) as completed_at, h2s_iso(job.verified_at) as verified_at, h2s_iso(job.disputed_at) as disputed_at,
  job.flags_worst, h2s_iso(payout.created_at) as created_at, payout.created_by, payout.payee_user_id, payout.approved_by,
  payout.approved_by_name, h2s_iso(payout.approved_at) as approved_at, h2s_iso(payout.frozen_at) as frozen_at, payout.version,
  payout.evidence`
const from = `from h2s_payouts_ledger payout join h2s_dispatch_jobs job on job.job_id = payout.job_id
  join h2s_dispatch_pros pro on pro.pro_id = payout.pro_id`

const listed = statement<PayoutFacts>(
  'payouts',
  `select ${fields} ${from}
  where ($1::text[] is null or payout.status = any($1::text[]))
    and ($2::timestamptz is null or (payout.created_at, payout.payout_id) < ($2::timestamptz, $3::uuid))
  order by payout.created_at desc, payout.payout_id desc limit $4`,
)
const one = statement<PayoutFacts>('payout', `select ${fields} ${from} where payout.payout_id = $1`)

export type PayoutFilter = {
  status?: PayoutStatus | readonly PayoutStatus[] | undefined
  cursor?: string | null | undefined
  limit?: number | undefined
}

/** Payouts, newest first. Throws INVALID on a foreign cursor. */
export async function payoutPage(
  db: Db,
  filter: PayoutFilter = {},
): Promise<{ payouts: PayoutFacts[]; next_cursor: string | null }> {
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 100)
  const after = filter.cursor ? readCursor(filter.cursor) : null
  const statuses = filter.status === undefined ? null : [filter.status].flat()
  const rows = await listed(db, [statuses, after?.at ?? null, after?.id ?? null, limit + 1])
  const payouts = rows.slice(0, limit)
  const last = rows.length > limit ? payouts.at(-1) : undefined
  return { payouts, next_cursor: last ? writeCursor({ at: last.created_at, id: last.payout_id }) : null }
}

export async function payoutFacts(db: Db, payoutId: string): Promise<PayoutFacts | null> {
  const [row] = await one(db, [payoutId])
  return row ?? null
}
