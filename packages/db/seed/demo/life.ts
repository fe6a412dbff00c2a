import {
  blockedBy,
  durationMinutes,
  estimatePayout,
  generateOrderPlan,
  moveOrderStage,
  parseJobMetadata,
  priceOf,
  refreshMetadata,
  templates,
} from '@h2s/domain'
import type { Actor, JobAction, JobMetadataV2, OrderStage, TemplateKey } from '@h2s/domain'
import type { AuditInput } from '../../src/record.ts'
import type { NewAssignmentRow } from '../../src/schema/assignments.ts'
import type { NewJobLineRow } from '../../src/schema/job-lines.ts'
import type { NewJobRow } from '../../src/schema/jobs.ts'
import type { NewMessageRow } from '../../src/schema/message-log.ts'
import type { NewPaymentRow } from '../../src/schema/payments.ts'
import type { NewPayoutRow } from '../../src/schema/payouts.ts'
import type { ProposedWindow } from '../../src/schema/schedule-proposals.ts'
import type { Bought } from './bought.ts'
import { Calendar } from './calendar.ts'
import type { Customer, Pro } from './people.ts'
import { branchOf } from './places.ts'
import type { Site } from './places.ts'
import type { Random } from './random.ts'

type Assignment = NewAssignmentRow & { assignment_id: string; pro: Pro; state: NonNullable<NewAssignmentRow['state']> }
type Payout = NewPayoutRow & { payout_id: string; status: NonNullable<NewPayoutRow['status']> }
type Payment = NewPaymentRow & { payment_id: string }
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

export type Start = {
  customer: Customer
  site: Site
  bought: Bought
  at: number
  number: number
  origin?: 'stripe' | 'order' | 'manual' | 'legacy'
  plan?: 'prepaid' | 'authorize_then_capture'
  metadata?: Record<string, unknown>
  name?: string
  notes?: string | null
  service_name?: string
}

const intake: Actor = { kind: 'system', part: 'intake' }
const rules: Actor = { kind: 'system', part: 'rules' }
const settlement: Actor = { kind: 'system', part: 'settlement' }
const iso = (at: number) => new Date(at).toISOString()

/**
 * One job's life, told step by step as the commands would have written it: each step asks the domain whether it is
 * possible at that instant, brings metadata and flags up to date, and leaves its audit entries. Collected, not written.
 */
export class Life {
  readonly job: NewJobRow & {
    job_id: string
    job_number: string
    status: NonNullable<NewJobRow['status']>
    time_zone: string
  }
  metadata: JobMetadataV2
  readonly lines: (NewJobLineRow & { line_id: string })[]
  readonly assignments: Assignment[] = []
  readonly blocks: Block[] = []
  readonly payments: Payment[] = []
  readonly payouts: Payout[] = []
  readonly proposals: Proposal[] = []
  readonly messages: NewMessageRow[] = []
  readonly postings: Posting[] = []
  readonly audit: Entry[] = []
  readonly customer: Customer
  readonly minutes: number
  readonly #random: Random
  #version = 0
  #last = 0

  constructor(random: Random, start: Start) {
    this.#random = random
    this.customer = start.customer
    const { items, wall_type, wire } = start.bought
    const plan = start.plan ?? 'prepaid'
    const origin = start.origin ?? 'stripe'
    const details = { wire_management_required: wire, wall_type, special_constraints: constraintsOf(start.metadata) }
    const price = priceOf(items) ?? 0
    this.minutes = durationMinutes(items, details) + 10
    this.metadata = parseJobMetadata({
      order_id: `ord-${start.number}`,
      items_json: items,
      source: {
        stripe: 'stripe_webhook',
        order: 'create_jobs_from_orders',
        manual: 'dispatch',
        legacy: 'legacy_import',
      }[origin],
      ...details,
      ...start.metadata,
    })
    const name = start.name ?? start.customer.name
    const first = items[0]
    this.job = {
      job_id: random.uuid(),
      job_number: `H2S-${start.number}`,
      status: 'pending',
      customer_id: start.customer.customer_id,
      customer_name: name,
      customer_email: start.customer.email,
      customer_phone: start.customer.phone,
      service_id: first?.service_id ?? null,
      service_name: start.service_name ?? serviceName(items),
      ...start.site,
      branch_id: branchOf(start.customer.area),
      start_iso: null,
      end_iso: null,
      notes_from_customer: start.notes ?? null,
      order_id: `ord-${start.number}`,
      origin,
      source_ref: origin === 'stripe' ? `cs_demo_${start.number}` : `order:ord-${start.number}`,
      quoted_cents: priceOf(items, details) ?? price,
      paid_cents: plan === 'prepaid' ? price : 0,
      currency: 'USD',
      reschedule_count: 0,
      created_at: iso(start.at),
      updated_at: iso(start.at),
    }
    this.lines = this.#linesOf(items)
    const payment: Payment = {
      payment_id: random.uuid(),
      job_id: this.job.job_id,
      order_id: `ord-${start.number}`,
      plan,
      state: plan === 'prepaid' ? 'captured' : 'method_saved',
      amount_cents: price,
      captured_cents: plan === 'prepaid' ? price : 0,
      refunded_cents: 0,
      currency: 'USD',
      stripe_payment_intent_id: `pi_demo_${start.number}`,
      stripe_checkout_session_id: `cs_demo_${start.number}`,
      authorized_until: null,
      created_at: iso(start.at),
      updated_at: iso(start.at),
    }
    if (origin !== 'legacy') this.payments.push(payment)
    const made: AuditInput = {
      action: 'job_created',
      field: 'status',
      new_value: 'pending',
      notes: `From ${origin === 'stripe' ? 'checkout' : 'order'} ${this.job.source_ref?.replace('order:', '')}`,
    }
    const paid: AuditInput = { action: 'payment_captured', field: 'paid_cents', old_value: 0, new_value: price }
    const isPaid = plan === 'prepaid' && origin !== 'legacy'
    this.#step(start.at, intake, isPaid ? [made, paid] : [made])
    if (isPaid)
      this.#post(start.at, 'capture', [
        ['stripe_clearing', price],
        ['customer_deposits', -price],
      ])
  }

  get lead(): Assignment | undefined {
    return this.live.find((seat) => seat.role === 'lead')
  }
  get live(): Assignment[] {
    return this.assignments.filter((seat) =>
      ['offered', 'accepted', 'en_route', 'working', 'done'].includes(seat.state),
    )
  }
  get end(): number {
    return this.#last
  }
  get version(): number {
    return this.#version
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

  /** What the customer would like, said at the purchase. */
  propose(at: number, start: number, actor: Actor = intake): void {
    const window = { start_iso: iso(start), end_iso: iso(start + 120 * 60_000) }
    this.proposals.push({
      proposal_id: this.#random.uuid(),
      job_id: this.job.job_id,
      proposed_by: 'customer',
      windows: [window],
      state: 'open',
      created_at: iso(at),
      updated_at: iso(at),
    })
    this.#step(at, actor, [{ action: 'window_proposed', field: 'proposals', new_value: window }])
  }

  askForTime(at: number, actor: Actor): void {
    this.#may('request_time', at)
    this.#status(at, actor, 'pending_scheduling', 'request_time')
  }

  learn(
    at: number,
    actor: Actor,
    known: Partial<
      Pick<JobMetadataV2, 'wire_management_required' | 'wall_type' | 'special_constraints' | 'mounting_surface_notes'>
    >,
  ): void {
    this.#may('update_install_details', at)
    const entries = Object.entries(known).map(([field, value]) => ({
      action: 'update_install_details',
      field,
      old_value: this.metadata[field] ?? null,
      new_value: value,
    }))
    this.metadata = { ...this.metadata, ...known }
    this.#step(at, actor, entries)
  }

  planOrder(at: number, actor: Actor): void {
    this.#may('generate_order_plan', at)
    const before = this.metadata.order_plan
    const plan = generateOrderPlan(
      { ...this.job, metadata: this.metadata },
      iso(at),
      actor.kind === 'user' ? actor.user_id : 'system',
    )
    this.metadata = { ...this.metadata, order_plan: plan }
    this.#step(at, actor, [
      {
        action: 'generate_order_plan',
        field: 'order_plan',
        old_value: before?.version ?? null,
        new_value: plan.version,
        notes: `${plan.components.length} lines, ${plan.kit_type}`,
      },
    ])
  }

  moveOrder(at: number, actor: Actor, stage: OrderStage): void {
    const plan = this.metadata.order_plan
    if (!plan) return
    const before = this.metadata.order_stage
    this.metadata = { ...this.metadata, order_plan: moveOrderStage(plan, stage) }
    this.#step(at, actor, [{ action: 'update_order_stage', field: 'order_stage', old_value: before, new_value: stage }])
  }

  dispatch(at: number, actor: Actor, pro: Pro, role: 'lead' | 'helper' = 'lead', rank?: string): Assignment {
    if (role === 'lead') this.#may('dispatch', at)
    const estimate = estimatePayout({ ...this.job, metadata: this.metadata }, pro.tier, role)
    const seat: Assignment = {
      pro,
      assignment_id: this.#random.uuid(),
      job_id: this.job.job_id,
      pro_id: pro.pro_id,
      role,
      state: 'offered',
      payout_estimate_cents: estimate.total_cents,
      offered_at: iso(at),
      offer_rank_reason: rank ?? `${pro.skills.length} skills, ${pro.city}`,
      version: 1,
      created_at: iso(at),
      updated_at: iso(at),
    }
    this.assignments.push(seat)
    this.#step(at, actor, [
      {
        action: 'dispatch',
        field: 'assignment',
        new_value: { pro_id: pro.pro_id, role },
        notes: `${pro.name}, ${role}`,
      },
    ])
    this.#say(at, 'job_assigned', 'provider', pro.pro_id, pro.name, pro.phone, seat.assignment_id)
    return seat
  }

  accept(at: number, seat: Assignment): void {
    const isLead = seat.role === 'lead'
    if (isLead) this.#may('accept', at)
    this.#seat(seat, at, { state: 'accepted', accepted_at: iso(at) })
    const said: AuditInput = {
      action: 'accept',
      field: 'assignment',
      old_value: 'offered',
      new_value: 'accepted',
      notes: `${seat.pro.name}, ${seat.role}`,
    }
    if (isLead) this.#status(at, actorOf(seat.pro), 'accepted', 'status_changed', [said])
    else this.#step(at, actorOf(seat.pro), [said])
    if (this.job.start_iso && this.job.end_iso) this.#hold(at, seat)
  }

  /** Before or after acceptance: back to pending, and not offered to this provider again. */
  reject(at: number, seat: Assignment, reason: string): void {
    this.#may('reject', at, { reason })
    const was = seat.state
    this.#seat(seat, at, {
      state: was === 'offered' ? 'declined' : 'rejected',
      rejected_at: iso(at),
      reject_reason: reason,
    })
    this.#release(at, seat)
    const said: AuditInput = {
      action: 'reject',
      field: 'assignment',
      old_value: was,
      new_value: seat.state,
      notes: `${seat.pro.name}, ${seat.role}: ${reason}`,
    }
    if (was === 'offered') return this.#step(at, actorOf(seat.pro), [said])
    Object.assign(this.job, { start_iso: null, end_iso: null })
    this.#status(at, actorOf(seat.pro), 'pending', 'status_changed', [said])
  }

  schedule(at: number, actor: Actor, start: number): void {
    const window = { start_iso: iso(start), end_iso: iso(start + this.minutes * 60_000) }
    this.#may('schedule', at, { window })
    Object.assign(this.job, window)
    for (const seat of this.live) this.#hold(at, seat)
    for (const proposal of this.proposals)
      if (proposal.state === 'open') Object.assign(proposal, { state: 'accepted', updated_at: iso(at) })
    this.#status(at, actor, 'scheduled', 'schedule', [{ action: 'time_blocked', field: 'window', new_value: window }])
    this.#say(
      at,
      'visit_confirmed',
      'customer',
      this.customer.customer_id,
      this.customer.name,
      this.customer.phone,
      window.start_iso,
    )
  }

  /** The customer or dispatch moves a confirmed visit. */
  move(at: number, actor: Actor, start: number): void {
    const before = { start_iso: this.job.start_iso, end_iso: this.job.end_iso }
    const window = { start_iso: iso(start), end_iso: iso(start + this.minutes * 60_000) }
    for (const seat of this.live) this.#release(at, seat)
    Object.assign(this.job, window, { reschedule_count: (this.job.reschedule_count ?? 0) + 1 })
    for (const seat of this.live) this.#hold(at, seat)
    this.#step(at, actor, [{ action: 'reschedule', field: 'window', old_value: before, new_value: window }])
  }

  start(at: number): void {
    this.#may('start', at)
    const lead = this.#leadOrThrow()
    for (const seat of this.live)
      if (seat.state !== 'offered') this.#seat(seat, at, { state: 'working', started_at: iso(at) })
    this.#status(at, actorOf(lead.pro), 'in_progress', 'start')
  }

  complete(at: number): void {
    this.#may('complete', at)
    const lead = this.#leadOrThrow()
    const crew = this.live.filter((seat) => seat.state === 'working')
    const shares: AuditInput[] = []
    for (const seat of crew) {
      this.#seat(seat, at, { state: 'done', provider_completed_at: iso(at) })
      this.#release(at, seat)
      if (this.payouts.some((payout) => payout.pro_id === seat.pro_id)) continue
      const share = estimatePayout({ ...this.job, metadata: this.metadata }, seat.pro.tier, seat.role ?? 'lead')
      const payout: Payout = {
        payout_id: this.#random.uuid(),
        job_id: this.job.job_id,
        assignment_id: seat.assignment_id,
        pro_id: seat.pro_id,
        kind: 'visit',
        amount_cents: share.total_cents,
        currency: 'USD',
        lines: share.lines,
        status: 'not_eligible',
        created_by: lead.pro.user_id,
        payee_user_id: seat.pro.user_id,
        evidence: {
          job_number: this.job.job_number,
          role: seat.role,
          crew: crew.length,
          paid_cents: this.job.paid_cents,
        },
        version: 1,
        created_at: iso(at),
        updated_at: iso(at),
      }
      this.payouts.push(payout)
      shares.push({
        action: 'payout_created',
        field: 'payouts',
        new_value: { payout_id: payout.payout_id, amount_cents: payout.amount_cents, status: payout.status },
      })
    }
    this.job.completed_at = iso(at)
    this.#status(at, actorOf(lead.pro), 'completed', 'complete', shares)
    this.#say(
      at,
      'please_verify',
      'customer',
      this.customer.customer_id,
      this.customer.name,
      this.customer.phone,
      iso(at),
    )
  }

  /** The customer says that all is well, or nobody answered for 72 hours. */
  verify(at: number, isAutomatic = false, captures = true): void {
    this.#may('verify', at)
    const actor = isAutomatic ? settlement : this.customerActor()
    Object.assign(this.job, {
      verified_at: iso(at),
      verified_by:
        actor.kind === 'user' ? actor.user_id : actor.kind === 'link' ? `link:${this.job.job_id}` : 'system:settlement',
    })
    for (const seat of this.live)
      this.#seat(seat, at, {
        customer_verified_at: iso(at),
        payout_eligible_at: iso(at),
        payout_status: 'pending_review',
      })
    for (const payout of this.payouts)
      if (payout.status === 'not_eligible') this.#payout(payout, at, { status: 'pending_review', frozen_at: iso(at) })
    const entries: AuditInput[] = [
      {
        action: 'verify',
        field: 'verified_at',
        new_value: iso(at),
        notes: isAutomatic ? 'No answer within 72 hours' : null,
      },
    ]
    const payment = this.payments[0]
    if (captures && payment?.plan === 'authorize_then_capture') entries.push(this.#capture(at, payment))
    this.#step(at, actor, entries)
  }

  dispute(at: number, reason: string): void {
    this.#may('dispute', at, { reason })
    Object.assign(this.job, { disputed_at: iso(at), dispute_reason: reason, completed_at: null })
    for (const seat of this.live)
      if (seat.state === 'done') this.#seat(seat, at, { state: 'working', provider_completed_at: null })
    this.#status(at, this.customerActor(), 'in_progress', 'dispute', [], reason)
  }

  approve(at: number, actor: Actor): void {
    if (actor.kind !== 'user') return
    const entries = this.payouts
      .filter((payout) => payout.status === 'pending_review')
      .map((payout): AuditInput => {
        this.#payout(payout, at, {
          status: 'approved',
          approved_by: actor.user_id,
          approved_by_name: actor.name,
          approved_at: iso(at),
        })
        this.#post(at, 'payout_approved', [
          ['provider_cost', payout.amount_cents],
          ['payouts_payable', -payout.amount_cents],
        ])
        return {
          action: 'approve_payout',
          field: 'payouts',
          old_value: 'pending_review',
          new_value: 'approved',
          notes: payout.payout_id,
        }
      })
    for (const seat of this.live) this.#seat(seat, at, { payout_status: 'approved' })
    this.#step(at, actor, entries)
  }

  settle(at: number): void {
    this.#may('settle', at)
    for (const payout of this.payouts) {
      if (payout.status !== 'approved') continue
      this.#payout(payout, at, { status: 'paid', paid_at: iso(at) })
      this.#post(at, 'payout_paid', [
        ['payouts_payable', payout.amount_cents],
        ['bank', -payout.amount_cents],
      ])
    }
    for (const seat of this.live) this.#seat(seat, at, { payout_status: 'paid' })
    this.#status(at, settlement, 'paid', 'settle')
  }

  cancel(at: number, actor: Actor, reason: string): void {
    this.#may('cancel', at, { reason })
    for (const seat of this.live) {
      this.#seat(seat, at, { state: 'cancelled' })
      this.#release(at, seat)
    }
    for (const proposal of this.proposals)
      if (proposal.state === 'open') Object.assign(proposal, { state: 'withdrawn', updated_at: iso(at) })
    Object.assign(this.job, { cancelled_at: iso(at), cancel_reason: reason })
    this.#status(at, actor, 'cancelled', 'cancel', [], reason)
  }

  /** An entry that belongs to no step above: a call that was made, a note. */
  note(at: number, actor: Actor, entry: AuditInput): void {
    this.#step(at, actor, [entry])
  }

  customerActor(): Actor {
    const { user_id, name, customer_id } = this.customer
    return user_id === null
      ? { kind: 'link', customer_id, job_id: this.job.job_id, name }
      : { kind: 'user', user_id, name, role: 'customer', customer_id }
  }

  #leadOrThrow(): Assignment {
    if (!this.lead) throw new Error(`${this.job.job_number} has no lead`)
    return this.lead
  }

  /** A world that the rules would have refused is no demo of them. */
  #may(action: JobAction, at: number, input: Parameters<typeof blockedBy>[2] = {}): void {
    const blockers = blockedBy(action, this.facts(), input, iso(at))
    if (blockers.length > 0)
      throw new Error(
        `${this.job.job_number} may not ${action}: ${blockers.map((blocker) => blocker.message).join('; ')}`,
      )
  }

  #status(
    at: number,
    actor: Actor,
    to: NonNullable<NewJobRow['status']>,
    action: string,
    more: AuditInput[] = [],
    notes: string | null = null,
  ): void {
    const from = this.job.status
    this.job.status = to
    this.#step(at, actor, [...more, { action, field: 'status', old_value: from, new_value: to, notes }])
  }

  #step(at: number, actor: Actor, entries: readonly AuditInput[]): void {
    if (at < this.#last)
      throw new Error(`${this.job.job_number}: a step at ${iso(at)} would come before ${iso(this.#last)}`)
    this.#last = at
    this.#version += 1
    this.job.version = this.#version
    this.job.updated_at = iso(at)
    const { metadata, changes } = refreshMetadata(this.facts(), iso(at))
    this.metadata = metadata
    const stream = `job:${this.job.job_id}`
    for (const entry of entries) this.audit.push({ ...entry, at: iso(at), actor, stream })
    const flags = [
      ...changes.raised.map((flag) => ['flag_raised', flag] as const),
      ...changes.cleared.map((flag) => ['flag_cleared', flag] as const),
    ]
    for (const [action, flag] of flags) {
      this.audit.push({
        action,
        field: 'pain_flags',
        ...(action === 'flag_raised' ? { new_value: flag.flag } : { old_value: flag.flag }),
        notes: flag.message,
        at: iso(at),
        actor: rules,
        stream,
      })
    }
  }

  #seat(seat: Assignment, at: number, changes: Partial<NewAssignmentRow>): void {
    Object.assign(seat, changes, { version: (seat.version ?? 1) + 1, updated_at: iso(at) })
  }

  #payout(payout: Payout, at: number, changes: Partial<NewPayoutRow>): void {
    Object.assign(payout, changes, { version: (payout.version ?? 1) + 1, updated_at: iso(at) })
  }

  #hold(at: number, seat: Assignment): void {
    if (!this.job.start_iso || !this.job.end_iso) return
    this.#seat(seat, at, { window_start: this.job.start_iso, window_end: this.job.end_iso })
    const { from, to } = Calendar.blocked(Date.parse(this.job.start_iso), this.minutes)
    this.blocks.push({
      block_id: this.#random.uuid(),
      pro_id: seat.pro_id,
      job_id: this.job.job_id,
      assignment_id: seat.assignment_id,
      from: iso(from),
      to: iso(to),
      released_at: null,
      created_at: iso(at),
    })
  }

  #release(at: number, seat: Assignment): void {
    for (const block of this.blocks)
      if (block.assignment_id === seat.assignment_id && block.released_at === null) block.released_at = iso(at)
  }

  #capture(at: number, payment: Payment): AuditInput {
    Object.assign(payment, {
      state: 'captured',
      captured_cents: payment.amount_cents,
      authorized_until: null,
      updated_at: iso(at),
    })
    this.job.paid_cents = payment.amount_cents
    this.#post(at, 'capture', [
      ['stripe_clearing', payment.amount_cents],
      ['customer_deposits', -payment.amount_cents],
    ])
    return { action: 'payment_captured', field: 'paid_cents', old_value: 0, new_value: payment.amount_cents }
  }

  #post(at: number, kind: string, entries: readonly (readonly [string, number])[]): void {
    const booked = entries
      .filter(([, amount]) => amount !== 0)
      .map(([account, amount_cents]) => ({ account, amount_cents }))
    if (booked.length > 0)
      this.postings.push({
        txn_id: this.#random.uuid(),
        kind,
        job_id: this.job.job_id,
        memo: this.job.job_number,
        at: iso(at),
        entries: booked,
      })
  }

  #say(
    at: number,
    template: TemplateKey,
    kind: 'customer' | 'provider',
    recipient: string,
    name: string,
    phone: string,
    intent: string,
  ): void {
    const message = templates[template].render({ ...this.job, recipient_name: name, now: iso(at) })
    this.messages.push({
      message_id: this.#random.uuid(),
      dedupe_key: `${template}:${this.job.job_id}:${intent}:${recipient}`,
      job_id: this.job.job_id,
      recipient_kind: kind,
      recipient_id: recipient,
      channel: 'log',
      template,
      to_masked: `•••• ${phone.slice(-4)}`,
      subject: message.subject,
      body: message.sms,
      state: 'sent',
      created_at: iso(at),
      finished_at: iso(at),
    })
  }

  /** One line per item at its catalogue price: what was paid. Units of unequal price have none. */
  #linesOf(items: Bought['items']): (NewJobLineRow & { line_id: string })[] {
    return items.map(({ service_id, service_name, quantity, metadata }, position) => {
      const unit = (priceOf([{ service_id, service_name, quantity, metadata }]) ?? 0) / quantity
      return {
        job_id: this.job.job_id,
        line_id: this.#random.uuid(),
        service_id,
        service_name,
        quantity,
        unit_price_cents: Number.isInteger(unit) ? unit : null,
        kind: 'service' as const,
        metadata,
        position,
      }
    })
  }
}

export const actorOf = (pro: Pro): Actor => ({
  kind: 'user',
  user_id: pro.user_id,
  name: pro.name,
  role: 'provider',
  pro_id: pro.pro_id,
})

function constraintsOf(metadata: Record<string, unknown> | undefined): string[] {
  const listed = metadata?.['special_constraints']
  return Array.isArray(listed) ? listed.filter((entry) => typeof entry === 'string') : []
}

function serviceName(items: Bought['items']): string {
  const [first, ...more] = items
  return more.length === 0 ? (first?.service_name ?? 'Service') : `${first?.service_name} and ${more.length} more`
}
