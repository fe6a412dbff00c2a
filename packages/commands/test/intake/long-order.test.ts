import { estimatePayout, itemsOf, parseJobMetadata, priceOf } from '@h2s/domain'
import { findJob } from '@h2s/db/store/jobs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { processStripeEvent } from '../../src/intake/process-stripe-event.ts'
import { receiveStripeEvent } from '../../src/intake/receive-stripe-event.ts'
import { updateInstallDetails } from '../../src/job/update-install-details.ts'
import { checkoutEvent, siteMetadata } from '../checkout.ts'
import { createWorld, dispatcher } from '../world.ts'
import type { World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.drop())

const tv = (n: number) => ({
  service_id: 'TV-M',
  service_name: `Mount TV in room ${n} of the conference floor`,
  quantity: 1,
  metadata: { mount_type: 'customer_provided', tv_size: 55, room: `Room ${n}, second floor, left of the stairs` },
})

/** The job of a paid order of these items. */
async function jobOf(items: unknown[], amount_total: number) {
  const order_id = `long-${items.length}-${amount_total}`
  await world.rows(`insert into h2s_orders (order_id, source, items) values ($1, 'manual', $2)`, [
    order_id,
    JSON.stringify(items),
  ])
  const { items_json: _items, ...site } = siteMetadata
  const event = checkoutEvent({ amount_total, metadata: { ...site, order_id } })
  const ctx = world.as({ kind: 'system', part: 'webhook' })
  await receiveStripeEvent(ctx, event)
  const [row] = await world.rows('select inbox_id from h2s_webhook_inbox where event_id = $1', [event.id])
  const made = await processStripeEvent(ctx, { inbox_id: String(row?.['inbox_id']) })
  if (made.outcome !== 'done') throw new Error(made.outcome)
  const job = await findJob(world.db, made.job.job_id)
  if (job === null) throw new Error('There is no job')
  return { job, metadata: parseJobMetadata(job.metadata) }
}

it('rules see every item of an order that is too long for the document', async () => {
  const items = Array.from({ length: 120 }, (_, n) => tv(n + 1))
  const price = priceOf(items) ?? 0
  const { job, metadata } = await jobOf(items, price)
  expect(metadata.items_json.length).toBeLessThan(120)
  expect(metadata['items_left_out']).toBe(120 - metadata.items_json.length)
  expect(itemsOf(job, metadata)).toHaveLength(120)
  expect(job.quoted_cents).toBe(price)
  // What was paid fits what was bought: nothing is said of a price, nor that something was not looked at.
  expect(metadata.pain_flags.map(({ flag }) => flag)).not.toContain('SCOPE_MISMATCH')
  expect(metadata.pain_flags.map(({ flag }) => flag)).not.toContain('ORDERING_AMBIGUOUS')
  expect(estimatePayout(job)).toEqual(estimatePayout({ metadata: { items_json: items } }))
  await updateInstallDetails(world.as(dispatcher), { job_id: job.job_id, wall_type: 'DRYWALL' })
  const later = await findJob(world.db, job.job_id)
  expect(parseJobMetadata(later?.metadata).pain_flags.map(({ flag }) => flag)).not.toContain('SCOPE_MISMATCH')
})

it('where even what the rules say of them has no room, the job says that they were not looked at', async () => {
  const strange = Array.from({ length: 150 }, (_, n) => ({
    ...tv(n),
    metadata: { mount_type: `a mount that nobody has ever heard of, number ${n}`, tv_size: 55 },
  }))
  const { metadata } = await jobOf(strange, 10_000)
  expect(metadata['items_left_out']).toBeUndefined()
  const said = metadata.pain_flags.map(({ message }) => message).join(' ')
  expect(said).toContain('do not count them')
})
