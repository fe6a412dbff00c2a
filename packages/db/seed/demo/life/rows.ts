import type { Actor } from '@h2s/domain'
import type { AuditInput } from '../../../src/record.ts'
import type { NewAssignmentRow } from '../../../src/schema/assignments.ts'
import type { NewJobLineRow } from '../../../src/schema/job-lines.ts'
import type { NewJobRow } from '../../../src/schema/jobs.ts'
import type { NewPaymentRow } from '../../../src/schema/payments.ts'
import type { NewPayoutRow } from '../../../src/schema/payouts.ts'
import type { ProposedWindow } from '../../../src/schema/schedule-proposals.ts'
import type { Pro } from '../people.ts'

// What one job's life leaves in the tables, before it is written.

export type Job = NewJobRow & {
  job_id: string
  job_number: string
  status: NonNullable<NewJobRow['status']>
  time_zone: string
}
export type Line = NewJobLineRow & { line_id: string }
export type Seat = NewAssignmentRow & { assignment_id: string; pro: Pro; state: NonNullable<NewAssignmentRow['state']> }
export type Payout = NewPayoutRow & { payout_id: string; status: NonNullable<NewPayoutRow['status']> }
export type Payment = NewPaymentRow & { payment_id: string }
export type Entry = AuditInput & { at: string; actor: Actor; stream: string }
export type Block = {
  block_id: string
  pro_id: string
  job_id: string
  assignment_id: string
  from: string
  to: string
  released_at: string | null
  created_at: string
}
export type Proposal = {
  proposal_id: string
  job_id: string
  proposed_by: 'customer'
  windows: ProposedWindow[]
  state: 'open' | 'accepted' | 'withdrawn'
  created_at: string
  updated_at: string
}
export type Posting = {
  txn_id: string
  kind: string
  job_id: string
  memo: string
  at: string
  entries: { account: string; amount_cents: number }[]
}
