import { MAX_METADATA_BYTES, checkJobMetadata, metadataBytes, parseJobMetadata } from '@h2s/domain'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'
import { makeJob } from './factories.ts'

let world: TestDatabase
let jobId: string
beforeAll(async () => {
  world = await createTestDatabase()
  jobId = (await makeJob(world.db)).job_id
})
afterAll(() => world.drop())

/** As many copies of a value, under a key that we do not know, as the domain takes. */
function filledWith(value: unknown): unknown {
  const of = (copies: number) => ({ ...parseJobMetadata({}), kept: Array.from({ length: copies }, () => value) })
  const each = metadataBytes([value, value]) - metadataBytes([value])
  const room = MAX_METADATA_BYTES - metadataBytes(of(1))
  return of(1 + Math.floor(Math.max(0, room) / each))
}

/** PostgreSQL has no room for these two in any JSON. */
const isStorable = (value: unknown) => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value))

test('whatever document the domain takes, however full, the database takes', async () => {
  const small = fc.constantFrom<unknown>(0, 7, '', false, true, null, [], {}, { '': 0 }, [0], '\u0001', '€', '😀')
  const number = fc.double({ noNaN: true, noDefaultInfinity: true })
  const value = fc
    .oneof(small, number, fc.constantFrom(1e21, -1e300, 5e-324, 1.5e-7), fc.jsonValue())
    .filter(isStorable)
  await fc.assert(
    fc.asyncProperty(value, async (given) => {
      const document = checkJobMetadata(filledWith(given))
      const { rowCount } = await world.db.execute(
        sql`update h2s_dispatch_jobs set metadata = ${JSON.stringify(document)}::jsonb where job_id = ${jobId}`,
      )
      expect(rowCount).toBe(1)
    }),
    { numRuns: 150 },
  )
}, 60_000)
