import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { processStripeEvent } from '../../src/intake/process-stripe-event.ts'
import { receiveStripeEvent } from '../../src/intake/receive-stripe-event.ts'
import { checkoutEvent } from '../checkout.ts'
import { createWorld } from '../world.ts'
import type { World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.drop())

const system = { kind: 'system', part: 'webhook' } as const

/** Anything that JSON can carry: broken text, huge and odd numbers, our own key names. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }),
  fc.double(),
  fc.constantFrom(
    null,
    '',
    '0',
    '-1',
    '1e309',
    'NaN',
    '9999999999999999',
    '2026-13-45T99:99:99Z',
    '__proto__',
    'toString',
    '<script>',
    "'; drop table h2s_orders; --",
  ),
)
const item = fc.record(
  {
    service_id: fc.oneof(fc.constantFrom('TV-L', 'CAM-4', 'LK-R', 'tv-xl'), anything),
    service_name: anything,
    quantity: fc.oneof(fc.integer(), anything),
    metadata: fc.oneof(
      anything,
      fc.record(
        {
          mount_type: fc.oneof(fc.constantFrom('tilt', 'none', 'Customer_Provided'), anything),
          tv_size: anything,
          mount_provider: anything,
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
)
const metadata = fc.record(
  {
    items_json: fc.oneof(
      fc.array(fc.oneof(item, anything), { maxLength: 4 }).map((items) => JSON.stringify(items)),
      anything,
    ),
    service_id: anything,
    service_address: anything,
    geo_lat: anything,
    geo_lng: anything,
    start_iso: anything,
    end_iso: anything,
    order_id: anything,
    notes_from_customer: anything,
    estimated_payout: anything,
    order_stage: anything,
  },
  { requiredKeys: [] },
)
const session = fc.record(
  {
    amount_total: fc.oneof(fc.integer(), anything),
    currency: anything,
    payment_intent: anything,
    client_reference_id: anything,
    customer_details: fc.oneof(
      anything,
      fc.record(
        {
          name: anything,
          email: anything,
          phone: anything,
          address: fc.oneof(anything, fc.record({ line1: anything, city: anything }, { requiredKeys: [] })),
        },
        { requiredKeys: [] },
      ),
    ),
    metadata: fc.oneof(metadata, anything),
    total_details: anything,
  },
  { requiredKeys: [] },
)

it('whatever a paid checkout says, it becomes one job at the first attempt', async () => {
  await fc.assert(
    fc.asyncProperty(session, async (given) => {
      const event = checkoutEvent(given)
      await receiveStripeEvent(world.as(system), event)
      const [inbox] = await world.rows('select inbox_id from h2s_webhook_inbox where event_id = $1', [event.id])
      const outcome = await processStripeEvent(world.as(system), { inbox_id: String(inbox?.['inbox_id']) })
      const jobs = await world.rows('select job_id, status from h2s_dispatch_jobs where source_ref = $1', [
        event.data.object.id,
      ])
      // A session may name an order of an earlier run that nobody has paid: then that job is the one.
      if (outcome.outcome === 'done') expect(jobs).toMatchObject([{ status: 'pending' }])
      else expect(outcome).toMatchObject({ outcome: 'noop', job: { created: false } })
    }),
    { numRuns: 150, interruptAfterTimeLimit: 60_000 },
  )
}, 120_000)
