import { randomUUID } from 'node:crypto'
import type { Ports } from '@h2s/commands/context'
import { jobAudience } from '@h2s/db/read/job-audience'
import { createTestDatabase } from '@h2s/db/test/database'
import { makeAssignment, makeBranch, makeCustomer, makeJob, makePro, makeUser } from '@h2s/db/test/factories'
import type { Actor } from '@h2s/domain/people'
import { TRPCError } from '@trpc/server'
import type { ApiContext } from '../../src/context.ts'
import { errorAnswer } from '../../src/errors.ts'
import { createLiveHub } from '../../src/live/hub.ts'
import { callProcedure } from '../../src/rest/routes.ts'
import type { CallerKind } from '../../src/procedures.ts'

const nothing: Ports = {
  stripe: {
    canVerify: false,
    canFetch: false,
    verifyWebhook: () => {
      throw new Error('nobody calls this')
    },
    retrieveSession: () => Promise.resolve(null),
    listLineItems: () => Promise.resolve([]),
  },
  sms: null,
  mail: null,
  channels: { sms: false, email: false },
  zoneAt: () => 'America/New_York',
  normalisePhone: (typed) => typed ?? null,
  publicUrl: 'http://localhost:4000',
}

export type Doors = Awaited<ReturnType<typeof openDoors>>

/** A database with a customer's job that is offered to a provider, and one caller of each kind. */
export async function openDoors() {
  const test = await createTestDatabase()
  const { ownerDb } = test
  const branch_id = await makeBranch(ownerDb)
  const [pro, otherPro] = [
    await makePro(ownerDb, { name: 'Pat Provider', branch_id }),
    await makePro(ownerDb, { name: 'Otto Other', branch_id }),
  ]
  const [customer, stranger] = [await makeCustomer(ownerDb), await makeCustomer(ownerDb, { name: 'Stranger' })]
  const dispatcher = await makeUser(ownerDb, { role: 'dispatcher', name: 'Dana' })
  const job = await makeJob(ownerDb, { customer_id: customer.customer_id, branch_id })
  const assignment = await makeAssignment(ownerDb, { job_id: job.job_id, pro_id: pro.pro_id })
  const foreignJob = await makeJob(ownerDb, { customer_id: stranger.customer_id, branch_id })
  const foreignAssignment = await makeAssignment(ownerDb, { job_id: foreignJob.job_id, pro_id: otherPro.pro_id })

  const user = (role: 'admin' | 'dispatcher' | 'provider' | 'customer', more: object = {}): Actor => ({
    kind: 'user',
    user_id: role === 'dispatcher' ? dispatcher.id : randomUUID(),
    name: role,
    role,
    ...more,
  })
  const callers: Record<CallerKind | 'nobody', Actor | null> = {
    nobody: null,
    admin: user('admin'),
    dispatcher: user('dispatcher'),
    provider: user('provider', { pro_id: pro.pro_id }),
    customer: user('customer', { customer_id: customer.customer_id }),
    link: { kind: 'link', customer_id: customer.customer_id, job_id: job.job_id, name: 'Casey' },
  }

  const contextOf = (actor: Actor | null): ApiContext => ({
    db: test.db,
    actor,
    user: null,
    refusal: null,
    stillSignedIn: () => Promise.resolve(true),
    now: () => new Date().toISOString(),
    correlationId: 'test',
    idempotencyKey: null,
    ports: nothing,
    live: createLiveHub((jobId) => jobAudience(test.db, jobId)),
    health: () => Promise.reject(new Error('not asked')),
    demo: null,
  })

  /** What a caller is told: the data, or the refusal as it leaves the house. */
  async function call(actor: Actor | null, path: string, input: unknown) {
    try {
      return { ok: true as const, data: await callProcedure(path, input, contextOf(actor)) }
    } catch (error) {
      if (!(error instanceof TRPCError)) throw error
      return { ok: false as const, ...errorAnswer(error, 'test') }
    }
  }

  return {
    test,
    pro,
    otherPro,
    customer,
    stranger,
    job,
    assignment,
    foreignJob,
    foreignAssignment,
    callers,
    call,
    drop: test.drop,
  }
}
