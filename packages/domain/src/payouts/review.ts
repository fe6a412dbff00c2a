import { openFlags, severityRank } from '../flags/state.ts'
import type { Blocker } from '../errors/blocker.ts'
import { blockedBy } from '../job/blocked-by.ts'
import { isDisputed } from '../job/guards.ts'
import type { JobFacts } from '../job/facts.ts'
import { parseJobMetadata } from '../job/parse-metadata.ts'
import { parseJobStatus } from '../job/status.ts'
import { formatCents } from '../money/money.ts'
import type { TimeLike } from '../schedule/instant.ts'
import { AUTO_APPROVE_CENTS, SECOND_APPROVER_CENTS } from './estimate.ts'

/** Whether a payout may enter review: done, verified, undisputed. Lists what is missing. */
export function payoutEligibility(job: JobFacts): {
  eligible: boolean
  missing: ('done' | 'verified' | 'undisputed')[]
} {
  const status = parseJobStatus(job.status)
  const missing = [
    ...(status === 'completed' || status === 'paid' ? [] : (['done'] as const)),
    ...(job.verified_at != null || job.customer_verified_at != null ? [] : (['verified'] as const)),
    ...(isDisputed(job) ? (['undisputed'] as const) : []),
  ]
  return { eligible: missing.length === 0, missing }
}

/** What ops decide on a payout. */
export type PayoutDecision = 'approve' | 'amend' | 'release' | 'reject'

/**
 * What a job has against a decision on a payout of it: money is put up for review and approved only for work that is
 * done, verified and undisputed. That nothing is owed can be said of any work that is done.
 */
export function decisionBlockedBy(decision: PayoutDecision, job: JobFacts, now: TimeLike): Blocker[] {
  const blockers = blockedBy('approve_payout', job, {}, now)
  return decision === 'reject' ? blockers.filter(({ code }) => code === 'STATUS') : blockers
}

/**
 * Where a payout goes when its work has been verified: into review, or, above `SECOND_APPROVER_CENTS`, on hold until one
 * person has looked at it; another then approves it. Source: domain-data.md 6.6, *Approval*.
 *
 * @example
 * onVerification(12000) // => { status: 'pending_review' }
 * @example
 * onVerification(120000) // => { status: 'held', held_because: 'Above $1,000.00: a second person looks at it' }
 */
export function onVerification(
  amountCents: number,
): { status: 'pending_review' } | { status: 'held'; held_because: string } {
  if (amountCents <= SECOND_APPROVER_CENTS) return { status: 'pending_review' }
  return { status: 'held', held_because: `Above ${formatCents(SECOND_APPROVER_CENTS)}: a second person looks at it` }
}

/** How closely a payout is looked at: by nobody, by one person, or by two; and why. */
export function reviewNeeded(
  job: JobFacts,
  amountCents: number,
  now: TimeLike,
): { review: 'auto' | 'one_person' | 'two_people'; reasons: string[] } {
  const grave = openFlags(parseJobMetadata(job.metadata).pain_flags, now).filter(
    (flag) => severityRank(flag.severity) >= severityRank('HIGH'),
  )
  const reasons = [
    ...(amountCents > AUTO_APPROVE_CENTS ? ['the amount is large'] : []),
    ...(grave.length > 0 ? ['grave flags are open'] : []),
    ...(payoutEligibility(job).eligible ? [] : ['the work is not verified and undisputed']),
    ...(job.checklist_done === false ? ['the checklist is not finished'] : []),
  ]
  if (amountCents > SECOND_APPROVER_CENTS) return { review: 'two_people', reasons }
  return { review: reasons.length === 0 ? 'auto' : 'one_person', reasons }
}
