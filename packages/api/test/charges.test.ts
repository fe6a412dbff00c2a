import { makeJob } from '@h2s/db/test/factories'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDoors } from './support/doors.ts'
import type { Doors } from './support/doors.ts'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.drop())

/** Labor 139.00 on a Sunday, with a discount of 10.00 and tax of 5.00. */
const metadata = {
  items_json: [{ service_id: 'TV-M', quantity: 1, metadata: { mount_type: 'customer_provided', tv_size: 55 } }],
  asked_start_iso: '2026-12-06T15:00:00.000Z',
  discount_cents: 1000,
  tax_cents: 500,
}
const PAID = 13_900 - 1000 + 2085 + 500

const jobPaid = async (captured: number) => {
  const job = await makeJob(doors.test.ownerDb, { metadata, paid_cents: captured })
  await doors.test.ownerDb.$client.query(
    `insert into h2s_payments (job_id, plan, state, amount_cents, captured_cents) values ($1, 'authorize_then_capture', $2, $3, $4)`,
    [job.job_id, captured === 0 ? 'authorized' : 'captured', PAID, captured],
  )
  return doors.call(doors.callers.dispatcher, 'admin.jobs.get', { job_id: job.job_id })
}

it('what was paid says how it comes about', async () => {
  const charges = {
    due_cents: 13_400,
    discount_cents: 1000,
    tax_cents: 500,
    surcharges: [{ code: 'SUNDAY', label: 'Sunday', amount_cents: 2085 }],
    matches: true,
  }
  expect(await jobPaid(PAID)).toMatchObject({ ok: true, data: { job: { charges } } })
})

it('what is only held on a card was not paid yet, and matches', async () => {
  expect(await jobPaid(0)).toMatchObject({ ok: true, data: { job: { charges: { surcharges: [], matches: true } } } })
})

it('what adds up to nothing that we ask for does not match', async () => {
  expect(await jobPaid(PAID - 1)).toMatchObject({
    ok: true,
    data: { job: { charges: { surcharges: [], matches: false } } },
  })
})
