import { makePro } from '@h2s/db/test/factories'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dispatchJob } from '../../src/assignments/dispatch-job.ts'
import type { Context } from '../../src/context.ts'
import { withIdempotency } from '../../src/idempotency/with-idempotency.ts'
import { cancelJob } from '../../src/job/cancel-job.ts'
import { createJobLink } from '../../src/links/create-job-link.ts'
import { admin, createWorld, dispatcher, fingerprint, history, jobRow, jobWith, refusal, warm } from '../world.ts'
import type { World } from '../world.ts'

const POOL = 20
let world: World
beforeAll(async () => {
  world = await createWorld({ max: POOL })
})
afterAll(() => world.drop())
beforeEach(() => warm(world.db, POOL))

/** A door: the command, and a view built after it. */
function door(ctx: Context, key: string | null, input: { job_id: string; pro_id: string }, crashAfter = false) {
  return withIdempotency(ctx, { key, procedure: 'admin.jobs.dispatch', input }, async (inner) => {
    const answer = await dispatchJob(inner, input)
    if (crashAfter) throw new Error('the process died before it could answer')
    const job = await jobRow(world, input.job_id)
    return { assignment_id: answer.assignment_id, view: { version: job['version'], number: job['job_number'] } }
  })
}

const prepared = async () => {
  const { job_id } = await jobWith(world, null)
  const { pro_id } = await makePro(world.db)
  return { job_id, pro_id }
}

describe('an idempotency key', () => {
  it('gives the first answer again, word for word, and has one effect', async () => {
    const input = await prepared()
    const first = await door(world.as(dispatcher), 'key-1', input)
    const after = await fingerprint(world)
    // In another order of keys: the same request.
    const again = await door(world.as(dispatcher), 'key-1', { pro_id: input.pro_id, job_id: input.job_id })
    expect(again).toEqual(first)
    expect(await fingerprint(world)).toBe(after)
    expect((await history(world, input.job_id)).filter((action) => action === 'dispatch')).toHaveLength(1)
  })

  it('gives the first answer also when the job has moved on', async () => {
    const input = await prepared()
    const first = await door(world.as(dispatcher), 'key-moved', input)
    await cancelJob(world.as(dispatcher), { job_id: input.job_id, reason: 'sold' })
    expect(await door(world.as(dispatcher), 'key-moved', input)).toEqual(first)
  })

  it('belongs to one request: another input is a conflict and does nothing', async () => {
    const input = await prepared()
    await door(world.as(dispatcher), 'key-2', input)
    const other = await prepared()
    const before = await fingerprint(world)
    expect(await refusal(door(world.as(dispatcher), 'key-2', other))).toMatchObject({
      kind: 'CONFLICT',
      code: 'IDEMPOTENCY_KEY_REUSED',
    })
    expect(await fingerprint(world)).toBe(before)
  })

  it('belongs to one person', async () => {
    const input = await prepared()
    await door(world.as(dispatcher), 'key-3', input)
    expect(await refusal(door(world.as(admin), 'key-3', input))).toMatchObject({ kind: 'RULE' })
  })

  it('of twenty at once, one has the effect and all get its answer', async () => {
    const input = await prepared()
    const answers = await Promise.all(Array.from({ length: 20 }, () => door(world.as(dispatcher), 'key-4', input)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect((await history(world, input.job_id)).filter((action) => action === 'dispatch')).toHaveLength(1)
    expect(await jobRow(world, input.job_id)).toMatchObject({ version: 2 })
  })

  it('the planted bug: without a key the repetition is refused, although the work was done', async () => {
    const input = await prepared()
    await door(world.as(dispatcher), null, input)
    expect(await refusal(door(world.as(dispatcher), null, input))).toMatchObject({ kind: 'RULE' })
  })

  it('survives a crash between the effect and the answer', async () => {
    const input = await prepared()
    await expect(door(world.as(dispatcher), 'key-5', input, true)).rejects.toThrow('died')
    const answer = await door(world.as(dispatcher), 'key-5', input)
    expect(answer.view.version).toBe(2)
    expect((await history(world, input.job_id)).filter((action) => action === 'dispatch')).toHaveLength(1)
  })

  it('stays free after a refusal', async () => {
    const input = await prepared()
    const gone = { ...input, pro_id: '3f1d1a52-0000-4000-8000-000000000000' }
    expect(await refusal(door(world.as(dispatcher), 'key-6', gone))).toMatchObject({ kind: 'NOT_FOUND' })
    expect(await door(world.as(dispatcher), 'key-6', input)).toMatchObject({ view: { version: 2 } })
  })

  it('is refused when it is no key', async () => {
    const input = await prepared()
    for (const key of ['', 'x'.repeat(256), 'with space', 'new\nline', 'ключ']) {
      expect(await refusal(door(world.as(dispatcher), key, input))).toMatchObject({ kind: 'INVALID' })
    }
  })

  it('never keeps the secret of a link', async () => {
    const { job_id } = await prepared()
    const idempotency = { actor_id: 'x', key: 'link', procedure: 'p', request_hash: 'h' }
    const { token } = await createJobLink({ ...world.as(dispatcher), idempotency }, { job_id })
    for (const table of ['h2s_idempotency_keys', 'h2s_job_links', 'h2s_audit_entries']) {
      expect(await world.rows(`select 1 from ${table} t where t::text like '%' || $1 || '%'`, [token])).toEqual([])
    }
  })
})
