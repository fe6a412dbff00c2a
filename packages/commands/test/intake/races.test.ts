import { insertJob, findJobBySource } from '@h2s/db/store/jobs'
import { meetingOf } from '@h2s/db/test/meeting'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createJobsFromOrders } from '../../src/intake/create-jobs-from-orders.ts'
import { processStripeEvent } from '../../src/intake/process-stripe-event.ts'
import { receiveStripeEvent } from '../../src/intake/receive-stripe-event.ts'
import { checkoutEvent, tvItem } from '../checkout.ts'
import { createWorld, dispatcher, NOW, warm } from '../world.ts'
import type { World } from '../world.ts'

const POOL = 40

let world: World
beforeAll(async () => {
  world = await createWorld({ max: POOL })
})
afterAll(() => world.drop())
beforeEach(() => warm(world.db, POOL))

const system = { kind: 'system', part: 'webhook' } as const
const times = <T>(count: number, run: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => run(index)))
const count = async (query: string, values: unknown[]) => Number((await world.rows(query, values))[0]?.['count'])

async function inboxIds(events: { id: string }[]): Promise<string[]> {
  const rows = await world.rows('select inbox_id from h2s_webhook_inbox where event_id = any($1)', [
    events.map((event) => event.id),
  ])
  return rows.map((row) => String(row['inbox_id']))
}

describe('one checkout session, one job', () => {
  it('the planted bug: looking first and inserting then makes several', async () => {
    const ref = 'planted'
    const allHaveLooked = meetingOf(POOL)
    await times(POOL, () =>
      world.db.transaction(async (tx) => {
        // What a creator without a key does: the reference stands in a field that nobody holds unique.
        const rows = await world.rows('select 1 from h2s_dispatch_jobs where notes_from_customer = $1', [ref])
        await allHaveLooked()
        if (rows.length === 0) await insertJob(tx, { notes_from_customer: ref }, [], NOW)
      }),
    )
    expect(await count('select count(*) from h2s_dispatch_jobs where notes_from_customer = $1', [ref])).toBe(POOL)
  })

  it('the same event a hundred times at once: one inbox row, one task, one job', async () => {
    const event = checkoutEvent()
    const answers = await times(100, () => receiveStripeEvent(world.as(system), event))
    expect(answers.filter((answer) => answer.fresh)).toHaveLength(1)
    const [inbox_id] = await inboxIds([event])
    expect(await count("select count(*) from pgboss.job where data->>'inbox_id' = $1", [inbox_id])).toBe(1)
    const outcomes = await times(POOL, () => processStripeEvent(world.as(system), { inbox_id: String(inbox_id) }))
    expect(outcomes.filter((answer) => answer.outcome === 'done')).toHaveLength(1)
    expect(new Set(outcomes.map((answer) => answer.outcome))).toEqual(new Set(['done', 'handled']))
    const ref = event.data.object.id
    expect(await count('select count(*) from h2s_dispatch_jobs where source_ref = $1', [ref])).toBe(1)
    expect(await count('select count(*) from h2s_payments where stripe_checkout_session_id = $1', [ref])).toBe(1)
  })

  it('thirty events of its own for one session, of both kinds, handled at once: one job, one payment, one customer', async () => {
    const session = checkoutEvent({ customer_details: { name: 'Race', email: 'race@example.com' } }).data.object
    const events = Array.from({ length: 30 }, (_, index) =>
      checkoutEvent(
        session,
        index % 2 === 0 ? 'checkout.session.completed' : 'checkout.session.async_payment_succeeded',
      ),
    )
    await Promise.all(events.map((event) => receiveStripeEvent(world.as(system), event)))
    const ids = await inboxIds(events)
    expect(ids).toHaveLength(30)
    const outcomes = await Promise.all(ids.map((inbox_id) => processStripeEvent(world.as(system), { inbox_id })))
    expect(outcomes.map((answer) => answer.outcome).toSorted()).toEqual(['done', ...Array(29).fill('noop')])
    expect(await count('select count(*) from h2s_dispatch_jobs where source_ref = $1', [session.id])).toBe(1)
    expect(await count('select count(*) from h2s_payments where stripe_checkout_session_id = $1', [session.id])).toBe(1)
    expect(await count('select count(*) from h2s_orders where source_ref = $1', [session.id])).toBe(1)
    expect(await count("select count(*) from h2s_dispatch_customers where email = 'race@example.com'", [])).toBe(1)
    const job = await findJobBySource(world.db, session.id)
    expect(
      await count('select count(*) from h2s_audit_entries where stream = $1 and action = $2', [
        `job:${job?.job_id}`,
        'job_created',
      ]),
    ).toBe(1)
  })

  it('many checkouts of one person at once: a job each, one customer', async () => {
    const events = Array.from({ length: 20 }, () =>
      checkoutEvent({ customer_details: { name: 'Sam', email: 'sam@example.com' } }),
    )
    await Promise.all(events.map((event) => receiveStripeEvent(world.as(system), event)))
    const ids = await inboxIds(events)
    const outcomes = await Promise.all(ids.map((inbox_id) => processStripeEvent(world.as(system), { inbox_id })))
    expect(outcomes.every((answer) => answer.outcome === 'done')).toBe(true)
    expect(await count("select count(*) from h2s_dispatch_customers where email = 'sam@example.com'", [])).toBe(1)
  })

  it('an order and its checkout at once: one job, and it is paid', async () => {
    for (let round = 0; round < 5; round += 1) {
      const order_id = `raced-${round}`
      await world.rows(`insert into h2s_orders (order_id, source, items) values ($1, 'manual', $2)`, [
        order_id,
        JSON.stringify([tvItem]),
      ])
      const event = checkoutEvent({ client_reference_id: order_id })
      await receiveStripeEvent(world.as(system), event)
      const [inbox_id] = await inboxIds([event])
      await Promise.all([
        processStripeEvent(world.as(system), { inbox_id: String(inbox_id) }),
        createJobsFromOrders(world.as(dispatcher), { order_ids: [order_id] }),
        createJobsFromOrders(world.as(dispatcher), { order_ids: [order_id] }),
      ])
      const jobs = await world.rows('select paid_cents from h2s_dispatch_jobs where order_id = $1', [order_id])
      expect(jobs).toEqual([{ paid_cents: 25_800 }])
    }
  })
})
