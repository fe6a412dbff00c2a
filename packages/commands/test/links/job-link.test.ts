import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createJobLink } from '../../src/links/create-job-link.ts'
import { openJobLink } from '../../src/links/open-job-link.ts'
import { revokeJobLinks } from '../../src/links/revoke-job-links.ts'
import {
  createWorld,
  customerActor,
  dispatcher,
  fingerprint,
  history,
  jobWith,
  later,
  providerActor,
  refusal,
} from '../world.ts'
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
  })

  it('is ended by the office, with every other of the job; those of other jobs and later ones open', async () => {
    const { job_id } = await jobWith(world, null)
    const other = await jobWith(world, null)
    const office = world.as(dispatcher)
    const [first, second] = [await createJobLink(office, { job_id }), await createJobLink(office, { job_id })]
    const elsewhere = await createJobLink(office, other)
    expect(await revokeJobLinks(office, { job_id })).toEqual({ revoked: 2 })
    for (const { token } of [first, second])
      expect(await openJobLink(office, token)).toEqual({ ok: false, code: 'LINK_EXPIRED' })
    const third = await createJobLink(office, { job_id })
    for (const { token } of [elsewhere, third]) expect(await openJobLink(office, token)).toMatchObject({ ok: true })
    expect(await history(world, job_id)).toEqual(['create_link', 'create_link', 'revoke_links', 'create_link'])
    expect(
      await world.rows("select actor_name, new_value from h2s_audit_entries where action = 'revoke_links'"),
    ).toEqual([{ actor_name: 'Dana', new_value: { revoked: 2 } }])

    // One that has ended by itself is none to end, and nothing is written of what did not happen.
    const after = world.as(dispatcher, { now: third.expires_at })
    expect(await revokeJobLinks(after, { job_id })).toEqual({ revoked: 0 })
    expect(await history(world, job_id)).toHaveLength(4)
  })

  it('is not ended by who holds it, by the customer, the provider or a stranger', async () => {
    const { job_id, pro, customer } = await jobWith(world, 'accepted')
    const { customer_id } = customer
    const { token } = await createJobLink(world.as(dispatcher), { job_id })
    const before = await fingerprint(world)
    for (const [actor, kind] of [
      [{ kind: 'link', job_id, customer_id, name: 'Casey' }, 'FORBIDDEN'],
      [customerActor(customer_id), 'FORBIDDEN'],
      [providerActor(pro.pro_id), 'FORBIDDEN'],
      [providerActor('5f4c0e0a-0000-4000-8000-000000000000'), 'NOT_FOUND'],
    ] as const)
      expect(await refusal(revokeJobLinks(world.as(actor), { job_id }))).toMatchObject({ kind })
    expect(await fingerprint(world)).toBe(before)
    expect(await openJobLink(world.as(dispatcher), token)).toMatchObject({ ok: true })
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
