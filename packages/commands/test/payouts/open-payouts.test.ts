import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byoMetadata, createWorld } from '../world.ts'
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
})
