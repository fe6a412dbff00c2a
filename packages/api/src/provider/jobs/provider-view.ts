import type { ProviderJobFacts } from '@h2s/db/read/provider-jobs'
import type { TakenTime } from '@h2s/db/read/crew-times'
import type { WorkingNow } from '@h2s/db/read/working-now'
import { actionsFrom, seatBlockedBy, seatWindow } from '@h2s/domain/assignments'
import { durationMinutes } from '@h2s/domain/catalogue'
import { isLineGone } from '@h2s/domain/equipment'
import { forbidden } from '@h2s/domain/errors'
import { openFlags } from '@h2s/domain/flags'
import type { PainFlag } from '@h2s/domain/flags'
import { buttonBlockers, itemsOf, parseJobMetadata } from '@h2s/domain/job'
import type { JobMetadataV2 } from '@h2s/domain/job'
import { customerFactsFor } from '@h2s/domain/people'
import type { Actor } from '@h2s/domain/people'
import { lineDetails } from '../../views/item-words.ts'
import { plainBlockers } from '../../views/plain-blockers.ts'
import type { ProviderJob } from '../../views/provider-job.ts'

/** The provider that a signed-in person is. An account that is tied to no provider has no jobs to see. */
export function proIdOf(actor: Actor): string {
  if (actor.kind === 'user' && actor.pro_id !== undefined) return actor.pro_id
  throw forbidden('This account is not tied to a provider')
}

/** What of a provider's day a start must not collide with. */
export type CrewNow = { crew_working: readonly WorkingNow[]; crew_taken: readonly TakenTime[] }

/** A provider's own assignment: of the work everything it takes, of the customer what this visit allows now. */
export function providerView(
  { assignment, job, payout, branch }: ProviderJobFacts,
  actor: Actor,
  now: string,
  crewNow: CrewNow,
): ProviderJob {
  const metadata = parseJobMetadata(job.metadata)
  const full = customerFactsFor(actor, assignment.state) === 'full'
  return {
    assignment_id: assignment.assignment_id,
    assignment_version: assignment.version,
    job_id: job.job_id,
    job_number: job.job_number,
    job_version: job.version,
    state: assignment.state,
    role: assignment.role,
    status: job.status,
    service_name: job.service_name,
    lines: job.lines.map((line) => ({
      service_name: line.service_name,
      quantity: line.quantity,
      details: lineDetails(line),
    })),
    window: seatWindow(assignment, job),
    time_zone: job.time_zone,
    area: { city: job.service_city, state: job.service_state },
    customer: full ? { first_name: firstName(job.customer_name), name: job.customer_name } : null,
    address: full ? addressOf(job) : null,
    access_notes: full ? accessWords(metadata) : null,
    phone: full ? job.customer_phone : null,
    bring: (metadata.order_plan?.components ?? [])
      .filter((line) => !isLineGone(line.state))
      .map(({ name, quantity, state }) => ({ name, quantity, state })),
    flags: openFlags(metadata.pain_flags, now)
      .filter(concernsTheWork)
      .map(({ flag_id, flag, severity, message }) => ({ flag_id, flag, severity, message })),
    install: {
      wire_management_required: metadata.wire_management_required,
      wall_type: metadata.wall_type,
      mounting_surface_notes: metadata.mounting_surface_notes ?? null,
      special_constraints: metadata.special_constraints,
    },
    notes_from_customer: full ? job.notes_from_customer : null,
    dispute_reason: job.status === 'in_progress' && job.disputed_at !== null ? job.dispute_reason : null,
    payout_estimate_cents: assignment.payout_estimate_cents,
    payout: payout && { status: payout.status, amount_cents: payout.amount_cents },
    branch: branch && { name: branch.name, phone: branch.phone },
    currency: job.currency,
    duration_minutes: durationMinutes(itemsOf(job, metadata), metadata),
    actions: actionsOn(assignment, { ...job, ...crewNow }, now),
    offered_at: assignment.offered_at,
    accepted_at: assignment.accepted_at,
    started_at: assignment.started_at,
    completed_at: assignment.provider_completed_at,
  }
}

/** What comes next for somebody in this seat: what the seat allows at all, with what it and the job have against it now. */
function actionsOn(
  seat: ProviderJobFacts['assignment'],
  job: ProviderJobFacts['job'] & CrewNow,
  now: string,
): ProviderJob['actions'] {
  return Object.fromEntries(
    actionsFrom(seat, job, now).map((action) => [
      action,
      plainBlockers([
        ...seatBlockedBy(action, seat, job, now),
        ...buttonBlockers(action, job, now, { seat: seat.role }),
      ]),
    ]),
  )
}

/** Prices and what was said between office and customer stay in the office. */
const concernsTheWork = (flag: PainFlag): boolean =>
  flag.flag !== 'CUSTOMER_EXPECTATION_RISK' && flag.subject !== 'price'

const firstName = (name: string): string => name.trim().split(/\s+/, 1)[0] ?? ''

const addressOf = (job: ProviderJobFacts['job']): string | null =>
  [job.service_address, job.service_city, [job.service_state, job.service_zip].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ') || null

function accessWords({ access }: JobMetadataV2): string | null {
  if (!access) return null
  const words = [
    access.unit ? `Unit ${access.unit}` : null,
    access.gate_code ? `Gate code ${access.gate_code}` : null,
    access.adult_present === false ? 'An adult must be there and is not confirmed' : null,
    access.hours ? `Work allowed ${access.hours.from} to ${access.hours.to}` : null,
  ].filter((word) => word !== null)
  return words.length > 0 ? words.join('. ') : null
}
