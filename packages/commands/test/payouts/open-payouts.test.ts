import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptAssignment } from '../../src/assignments/accept-assignment.ts'
import { completeAssignment } from '../../src/assignments/complete-assignment.ts'
import { startAssignment } from '../../src/assignments/start-assignment.ts'
import { byoMetadata, createWorld, jobWith, providerActor } from '../world.ts'
import type { World } from '../world.ts'
import { workedJob } from '../worked-job.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.drop())

const linesOf = async (job_id: string) => {
  const [payout] = await world.rows('select lines, amount_cents from h2s_payouts_ledger where job_id = $1', [job_id])
  return payout
}

describe('the payout of a visit', () => {
  it('is of the labor net of the discount that the customer had', async () => {
    const { job_id } = await workedJob(world, { metadata: { ...byoMetadata, discount_cents: 3900 } })
    expect(await linesOf(job_id)).toEqual({
      lines: [{ kind: 'labour', label: 'Labor', amount_cents: 6000 }],
      amount_cents: 6000,
    })
  })

  it('of work for two that one did alone is all of the share', async () => {
    const made = await jobWith(world, 'offered', { metadata: byoMetadata })
    const mine = world.as(providerActor(made.pro.pro_id))
    await acceptAssignment(mine, made)
    await startAssignment(mine, made)
    // The TV turned out to be another than was ordered.
    await world.rows(
      `update h2s_dispatch_jobs set metadata = jsonb_set(metadata, '{items_json,0,service_id}', '"TV-XL"') where job_id = $1`,
      [made.job_id],
    )
    await completeAssignment(mine, made)
    expect(await linesOf(made.job_id)).toEqual({
      lines: [{ kind: 'labour', label: 'Labor', amount_cents: 14_940 }],
      amount_cents: 14_940,
    })
  })
})
