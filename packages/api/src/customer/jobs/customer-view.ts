import type { CustomerJobFacts } from '@h2s/db/read/customer-jobs'
import { actionsOf, parseJobMetadata, statusesFor } from '@h2s/domain/job'
import type { CustomerJob } from '../../views/customer-job.ts'
import { lineDetails } from '../../views/item-words.ts'
import { plainBlockers } from '../../views/plain-blockers.ts'
import { cancellationNow, cancellationText } from './cancellation-text.ts'
import { openQuestions } from './open-questions.ts'
import { stageLabel, timelineOf } from './timeline.ts'

/** A job in its customer's words: nothing of providers' money, of flags, or of how the office works. */
export function customerView(job: CustomerJobFacts, now: string): CustomerJob {
  const metadata = parseJobMetadata(job.metadata)
  const { equipment_lane: lane, order_stage: stage } = metadata
  return {
    job_id: job.job_id,
    job_number: job.job_number,
    version: job.version,
    status: job.status,
    stage_label: stageLabel(job),
    service_name: job.service_name,
    lines: job.lines.map((line) => ({
      service_name: line.service_name,
      quantity: line.quantity,
      details: lineDetails(line),
      amount_cents: line.unit_price_cents === null ? null : line.unit_price_cents * line.quantity,
    })),
    window: job.start_iso !== null && job.end_iso !== null ? { start_iso: job.start_iso, end_iso: job.end_iso } : null,
    time_zone: job.time_zone,
    address: addressOf(job),
    tech: techOf(job),
    timeline: timelineOf(job),
    equipment: lane === null && stage === 'NOT_NEEDED' ? null : { lane, stage },
    paid_cents: job.paid_cents,
    currency: job.currency,
    questions: openQuestions(job, metadata),
    actions: possibleActions(job, now),
    verified_at: job.verified_at,
    disputed_at: job.disputed_at,
    dispute_reason: job.dispute_reason,
    policy_text: cancellationText(metadata),
    cancel_now: isTheirs('cancel', job) ? cancellationNow(job, metadata, now) : null,
    branch: job.branch && { name: job.branch.name, phone: job.branch.phone },
    created_at: job.created_at,
    completed_at: job.completed_at,
  }
}

/** Who comes is said once they have said yes, by first name. */
function techOf(job: CustomerJobFacts): CustomerJob['tech'] {
  const { assignment } = job
  if (!assignment || assignment.state === 'offered') return null
  return { first_name: assignment.pro_name.trim().split(/\s+/, 1)[0] ?? '' }
}

const customerActions = ['verify', 'dispute', 'cancel'] as const

const isTheirs = (action: (typeof customerActions)[number], job: CustomerJobFacts): boolean =>
  statusesFor(action, 'customer').includes(job.status)

function possibleActions(job: CustomerJobFacts, now: string): CustomerJob['actions'] {
  const shown = customerActions.filter((action) => isTheirs(action, job))
  const blocked = actionsOf(job, now, shown, { by: 'customer' })
  return Object.fromEntries(shown.map((action) => [action, plainBlockers(blocked[action] ?? [])]))
}

const addressOf = (job: CustomerJobFacts): string | null =>
  [job.service_address, job.service_city, [job.service_state, job.service_zip].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ') || null
