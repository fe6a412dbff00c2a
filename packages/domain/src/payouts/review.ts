import { openFlags, severityRank } from '../flags/state.ts'
import { isDisputed } from '../job/guards.ts'
import type { JobFacts } from '../job/facts.ts'
import { parseJobMetadata } from '../job/parse-metadata.ts'
import { parseJobStatus } from '../job/status.ts'
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
