import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createJobLink } from '../../src/links/create-job-link.ts'
import { openJobLink } from '../../src/links/open-job-link.ts'
import { createWorld, customerActor, dispatcher, jobWith, later, providerActor, refusal } from '../world.ts'
import type { World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.drop())

describe("a customer's link", () => {
  it('opens the one job as its customer, as often as wanted, until it ends', async () => {
    const { job_id, customer } = await jobWith(world, null)
    const { token, url, expires_at } = await createJobLink(world.as(dispatcher), { job_id })
    expect(url).toBe(`https://h2s.test/customer/?t=${token}`)
    expect(expires_at).toBe(later(30 * 24 * 60))
    const actor = { kind: 'link', job_id, customer_id: customer.customer_id, name: 'Casey Customer' }
    for (let times = 0; times < 3; times += 1)
      expect(await openJobLink(world.as(dispatcher), token)).toEqual({ ok: true, actor })
    expect(await openJobLink(world.as(dispatcher, { now: expires_at }), token)).toEqual({
      ok: false,
      code: 'LINK_EXPIRED',
    })
    await world.rows('update h2s_job_links set revoked_at = now() where job_id = $1', [job_id])
    expect(await openJobLink(world.as(dispatcher), token)).toEqual({ ok: false, code: 'LINK_EXPIRED' })
  })

  it.each(['', 'x', `${'A'.repeat(42)}\n`, 'A'.repeat(43), "' or 1=1 --", 'A'.repeat(10_000)])(
    'is invalid: %j',
    async (token) => {
      expect(await openJobLink(world.as(dispatcher), token)).toEqual({ ok: false, code: 'LINK_INVALID' })
    },
  )

  it("is the office's to make", async () => {
    const { job_id, pro, customer } = await jobWith(world, 'accepted')
    expect(await refusal(createJobLink(world.as(providerActor(pro.pro_id)), { job_id }))).toMatchObject({
      kind: 'FORBIDDEN',
    })
    expect(await refusal(createJobLink(world.as(customerActor(customer.customer_id)), { job_id }))).toMatchObject({
      kind: 'FORBIDDEN',
    })
  })
})
