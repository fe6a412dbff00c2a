import { DatabaseUnavailable } from '@h2s/db/errors'
import { finishInboxEvent, lockWaitingEvent, noteInboxFailure } from '@h2s/db/store/inbox'
import type { InboxRow } from '@h2s/db/schema/webhook-inbox'
import { findOrder } from '@h2s/db/store/orders'
import { isDomainError } from '@h2s/domain'
import type { Context } from '../context.ts'
import { transact } from '../transact.ts'
import { NO_SITE, bareIntake, bareIntakeWithItems } from './bare-intake.ts'
import { checkoutIntake, knowsItems } from './checkout-intake.ts'
import type { SessionItems } from './checkout-intake.ts'
import { createJobIn, zoneOf } from './create-job.ts'
import type { CreatedJob } from './create-job.ts'
import type { Intake } from './intake.ts'
import { isPaid } from './is-paid.ts'
import { isPassing } from './is-passing.ts'
import { listedItems } from './listed-items.ts'
import { field, readCheckout } from './read-checkout.ts'
import type { Checkout } from './read-checkout.ts'

export type ProcessedEvent =
  | { outcome: 'done'; job: CreatedJob }
  /** Known already: the job is there, or the money is not yet (`why`). */
  | { outcome: 'noop'; job?: CreatedJob; why?: string }
  /** Not an event that means a job to us, and why. */
  | { outcome: 'ignored'; why: string }
  /** Handled before, or being handled right now. */
  | { outcome: 'handled' }

const meansPaid = new Set(['checkout.session.completed', 'checkout.session.async_payment_succeeded'])

/** After so many attempts an order that we cannot ask Stripe about, or cannot understand, becomes a job that says so. */
const PATIENCE = 4

/**
 * Handles one event of the inbox: a paid checkout becomes a job, once per session. Stripe is asked for the truth as it
 * is now, before the transaction. Throws what made an attempt fail, so that the queue tries again; the event stays.
 */
export async function processStripeEvent(given: Context, { inbox_id }: { inbox_id: string }): Promise<ProcessedEvent> {
  const ctx: Context = { ...given, actor: { kind: 'system', part: 'intake' } }
  const attempt = { action: 'process_event', stream: `intake:${inbox_id}` }
  const event = await transact(ctx, attempt, (tx) => lockWaitingEvent(tx, inbox_id))
  if (event === null) return { outcome: 'handled' }
  try {
    return await handle(ctx, event)
  } catch (error) {
    await transact(ctx, attempt, (tx) => noteInboxFailure(tx, inbox_id, sentenceFor(error)))
    throw error
  }
}

async function handle(ctx: Context, event: InboxRow): Promise<ProcessedEvent> {
  if (!meansPaid.has(event.type)) return close(ctx, event, 'ignored', 'Events of this type mean nothing to us.')
  const checkout = await presentCheckout(ctx, event)
  if (checkout === null) return close(ctx, event, 'ignored', 'The event names no checkout session.')
  const money = isPaid(checkout)
  if (!money.paid) return close(ctx, event, money.outcome, money.why)

  const order = checkout.order_ref === null ? null : await findOrder(ctx.db, checkout.order_ref)
  const listed = knowsItems(checkout, order) ? { items: [] } : await itemsAtStripe(ctx, event, checkout)
  const intake = checkoutIntake(checkout, order, listed)
  try {
    return await make(ctx, event, intake)
  } catch (error) {
    if (event.attempts < PATIENCE || isPassing(error)) throw error
    return makeBare(ctx, event, checkout, intake)
  }
}

/** The bare job, with its items and its place where they do no harm: a paid order is never lost. */
async function makeBare(ctx: Context, event: InboxRow, checkout: Checkout, whole: Intake): Promise<ProcessedEvent> {
  for (const bareOf of [() => bareIntakeWithItems(checkout, whole), () => bareIntake(checkout)]) {
    try {
      const intake = bareOf()
      return await make(ctx, event, intake, zoneOrNull(ctx, intake))
    } catch (error) {
      if (isPassing(error)) throw error
    }
  }
  return make(ctx, event, bareIntake(checkout, NO_SITE))
}

function zoneOrNull(ctx: Context, intake: Intake): string | null {
  try {
    return zoneOf(ctx, intake)
  } catch {
    return null
  }
}

/** The job and the end of the event, in one transaction. */
async function make(
  ctx: Context,
  event: InboxRow,
  intake: Intake,
  zone = zoneOf(ctx, intake),
): Promise<ProcessedEvent> {
  return transact(ctx, { action: 'create_job', stream: `intake:${intake.source_ref}` }, async (tx, now) => {
    if ((await lockWaitingEvent(tx, event.inbox_id)) === null) return { outcome: 'handled' }
    const job = await createJobIn(tx, ctx, intake, zone, now)
    const outcome = job.created ? 'done' : 'noop'
    await finishInboxEvent(tx, event.inbox_id, outcome, now)
    return { outcome, job }
  })
}

async function close(ctx: Context, event: InboxRow, outcome: 'ignored' | 'noop', why: string): Promise<ProcessedEvent> {
  return transact(ctx, { action: 'process_event', stream: `intake:${event.inbox_id}` }, async (tx, now) => {
    await finishInboxEvent(tx, event.inbox_id, outcome, now, why)
    return { outcome, why }
  })
}

/** The session as Stripe has it now; as the event has it, where Stripe cannot be asked. */
async function presentCheckout(ctx: Context, event: InboxRow): Promise<Checkout | null> {
  const told = readCheckout(field(field(event.payload, 'data'), 'object'))
  if (told === null || !ctx.ports.stripe.canFetch) return paidBy(event, told)
  try {
    return readCheckout(await ctx.ports.stripe.retrieveSession(told.session_id)) ?? paidBy(event, told)
  } catch (error) {
    if (event.attempts < PATIENCE && mayPass(error)) throw error
    return paidBy(event, told)
  }
}

/** `async_payment_succeeded` is the payment, whatever the snapshot in it says. */
function paidBy(event: InboxRow, checkout: Checkout | null): Checkout | null {
  const isPayment = event.type === 'checkout.session.async_payment_succeeded'
  return checkout !== null && isPayment ? { ...checkout, payment_status: 'paid' } : checkout
}

async function itemsAtStripe(ctx: Context, event: InboxRow, checkout: Checkout): Promise<SessionItems> {
  try {
    return await listedItems(ctx.ports.stripe, checkout.session_id)
  } catch (error) {
    if (event.attempts < PATIENCE && mayPass(error)) throw error
    return { items: null, why: 'Its line items could not be fetched from Stripe.' }
  }
}

const mayPass = (error: unknown): boolean => field(error, 'retryable') !== false

/** Our own words for the inbox: never a payload, never a name. */
function sentenceFor(error: unknown): string {
  if (isDomainError(error)) return `${error.code}: ${error.message}`
  if (error instanceof Error && error.name === 'StripeUnavailable') return 'Stripe could not be asked'
  return error instanceof DatabaseUnavailable ? 'The database could not be reached' : 'An attempt failed'
}
