import { blockedBy, refreshMetadata } from '@h2s/domain'
import type { Actor, JobAction, JobMetadataV2 } from '@h2s/domain'
import type { AuditInput } from '../../../src/record.ts'
import type { NewMessageRow } from '../../../src/schema/message-log.ts'
import type { Customer } from '../people.ts'
import type { Random } from '../random.ts'
import { customerActor } from './actors.ts'
import { flagEntries } from './flag-entries.ts'
import { iso } from './iso.ts'
import type { Block, Entry, Job, Line, Payment, Payout, Posting, Proposal, Seat } from './rows.ts'

/**
 * One job's life, told step by step as the commands would have written it: each step asks the domain whether it is
 * possible at that instant, brings metadata and flags up to date, and leaves its audit entries. Collected, not written.
 * The steps themselves are in the files beside this one, by what they are about.
 */
export class Life {
  readonly random: Random
  readonly customer: Customer
  /** What the visit takes, with setting up. */
  readonly minutes: number
  readonly job: Job
  metadata: JobMetadataV2
  readonly lines: Line[] = []
  readonly seats: Seat[] = []
  readonly blocks: Block[] = []
  readonly payments: Payment[] = []
  readonly payouts: Payout[] = []
  readonly proposals: Proposal[] = []
  readonly messages: NewMessageRow[] = []
  readonly postings: Posting[] = []
  readonly audit: Entry[] = []
  #version = 0
  #last = 0

  constructor(random: Random, customer: Customer, minutes: number, job: Job, metadata: JobMetadataV2) {
    this.random = random
    this.customer = customer
    this.minutes = minutes
    this.job = job
    this.metadata = metadata
  }

  get lead(): Seat | undefined {
    return this.live.find((seat) => seat.role === 'lead')
  }
  get live(): Seat[] {
    return this.seats.filter((seat) => ['offered', 'accepted', 'en_route', 'working', 'done'].includes(seat.state))
  }
  /** When the last step was. */
  get end(): number {
    return this.#last
  }

  leadOrThrow(): Seat {
    if (!this.lead) throw new Error(`${this.job.job_number} has no lead`)
    return this.lead
  }

  customerActor(): Actor {
    return customerActor(this.customer, this.job.job_id)
  }

  /** The facts that the domain's rules ask for. */
  facts() {
    const captured = this.payments.reduce((sum, payment) => sum + (payment.captured_cents ?? 0), 0)
    return {
      ...this.job,
      metadata: this.metadata,
      assigned_pro_id: this.lead?.pro_id ?? null,
      assigned_pro_name: this.lead?.pro.name ?? null,
      accepted_seats: this.live.filter((seat) => seat.state !== 'offered').length,
      payouts: this.payouts.map(({ status }) => ({ status })),
      paid_total_cents: captured > 0 ? captured : null,
    }
  }

  /** A world that the rules would have refused is no demo of them. */
  may(action: JobAction, at: number, input: Parameters<typeof blockedBy>[2] = {}): void {
    const blockers = blockedBy(action, this.facts(), input, iso(at))
    if (blockers.length > 0)
      throw new Error(
        `${this.job.job_number} may not ${action}: ${blockers.map((blocker) => blocker.message).join('; ')}`,
      )
  }

  /** A step that takes the job to another status. */
  moveTo(
    to: Job['status'],
    at: number,
    actor: Actor,
    { action, notes = null, more = [] }: { action: string; notes?: string | null; more?: AuditInput[] },
  ): void {
    const from = this.job.status
    this.job.status = to
    this.step(at, actor, [...more, { action, field: 'status', old_value: from, new_value: to, notes }])
  }

  /** An entry that belongs to no other step: a call that was made, a note. */
  note(at: number, actor: Actor, entry: AuditInput): void {
    this.step(at, actor, [entry])
  }

  /** One step of the history: its entries, and those of the flags that it raised and cleared. Never before the last. */
  step(at: number, actor: Actor, entries: readonly AuditInput[]): void {
    if (at < this.#last)
      throw new Error(`${this.job.job_number}: a step at ${iso(at)} would come before ${iso(this.#last)}`)
    this.#last = at
    this.#version += 1
    this.job.version = this.#version
    this.job.updated_at = iso(at)
    const { metadata, changes } = refreshMetadata(this.facts(), iso(at))
    this.metadata = metadata
    const stamp = { at: iso(at), stream: `job:${this.job.job_id}` }
    for (const entry of entries) this.audit.push({ ...entry, actor, ...stamp })
    for (const entry of flagEntries(changes)) this.audit.push({ ...entry, ...stamp })
  }
}
