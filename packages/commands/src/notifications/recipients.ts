import type { Tx } from '@h2s/db/client'
import { contactOf } from '@h2s/db/store/contacts'
import type { Contact } from '@h2s/db/store/contacts'
import type { JobRecord } from '@h2s/db/store/jobs'
import type { RecipientKind } from '@h2s/db/schema/words'
import type { Reaction, TemplateKey } from '@h2s/domain'

export type Notify = Extract<Reaction, { task: 'notify' }>

export type Recipient = Contact & { kind: RecipientKind; recipient_id: string; assignment_id: string | null }

/**
 * What dispatch is told by a message, since it cannot wait until somebody looks. All else the board shows by itself: every
 * write sends it a live notice.
 */
const alerts: ReadonlySet<TemplateKey> = new Set<TemplateKey>(['nobody_accepts', 'nobody_left', 'tech_missing'])

/** Who hears: the customer of the job, its branch, one named provider, or everybody who has a seat on it. */
export async function recipientsOf(tx: Tx, job: JobRecord, reaction: Notify): Promise<Recipient[]> {
  if (reaction.audience === 'customer') return customerOf(job)
  if (reaction.audience === 'dispatchers') return alerts.has(reaction.template) ? branchOf(tx, job) : []
  const seats = new Map(job.assignments.map((seat) => [seat.pro_id, seat.assignment_id]))
  const proIds = reaction.pro_id === undefined ? [...seats.keys()] : [reaction.pro_id]
  const found = await Promise.all(
    proIds.map(async (pro_id): Promise<Recipient[]> => {
      const contact = await contactOf(tx, 'provider', pro_id)
      return contact === null
        ? []
        : [{ ...contact, kind: 'provider', recipient_id: pro_id, assignment_id: seats.get(pro_id) ?? null }]
    }),
  )
  return found.flat()
}

/** The customer as this job knows them: the address of this order, not of an earlier one. */
export function customerOf(job: JobRecord): Recipient[] {
  if (job.customer_id === null) return []
  return [
    {
      kind: 'customer',
      recipient_id: job.customer_id,
      assignment_id: null,
      name: job.customer_name,
      email: job.customer_email,
      phone: job.customer_phone,
    },
  ]
}

/** The branch that the job belongs to; of a job without one the message stands in the log. */
async function branchOf(tx: Tx, { branch_id }: JobRecord): Promise<Recipient[]> {
  const contact = branch_id === null ? null : await contactOf(tx, 'dispatcher', branch_id)
  const known = contact ?? { name: 'Dispatch', email: null, phone: null }
  return [{ ...known, kind: 'dispatcher', recipient_id: branch_id ?? 'office', assignment_id: null }]
}
