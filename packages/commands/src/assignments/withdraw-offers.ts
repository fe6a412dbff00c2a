import type { Tx } from '@h2s/db/client'
import type { AuditInput } from '@h2s/db/record'
import { saveAssignment } from '@h2s/db/store/assignments'
import type { SeatedAssignment } from '@h2s/db/store/jobs'
import type { DomainEvent } from '@h2s/domain'

/** Takes back what of these seats is only offered. Gives what whoever had the offer is told, and what the history says. */
export async function withdrawOffers(
  tx: Tx,
  seats: readonly SeatedAssignment[],
  now: string,
): Promise<{ events: DomainEvent[]; entries: AuditInput[] }> {
  const events: DomainEvent[] = []
  const entries: AuditInput[] = []
  for (const offer of seats.filter(({ state }) => state === 'offered')) {
    const { job_id, assignment_id, pro_id } = offer
    await saveAssignment(tx, offer, { state: 'cancelled' }, now)
    events.push({ type: 'assignment_released', job_id, assignment_id, pro_id })
    entries.push({
      action: 'withdraw_offer',
      field: 'assignment',
      old_value: 'offered',
      new_value: 'cancelled',
      notes: `${offer.pro_name}, ${offer.role}`,
    })
  }
  return { events, entries }
}
