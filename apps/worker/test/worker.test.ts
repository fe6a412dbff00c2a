import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiveStripeEvent } from '@h2s/commands/intake/receive-stripe-event'
import { rejectAssignment } from '@h2s/commands/assignments/reject-assignment'
import { makeAssignment, makeCustomer, makeJob, makePro } from '@h2s/db/test/factories'
import type { MailPort } from '@h2s/integrations/mail/port'
import { sweeps } from '../src/sweeps.ts'
import { checkoutEvent, openWorkshop } from './support/workshop.ts'
import type { Workshop } from './support/workshop.ts'

let shop: Workshop
beforeAll(async () => {
  shop = await openWorkshop()
})
afterAll(() => shop.close())

const jobsOf = (id: string) =>
  shop.ask<{ job_id: string }>('select job_id from h2s_dispatch_jobs where source_ref like $1', [`%cs_${id}%`])

describe('a worker', () => {
  it('makes one job of a paid checkout and tells the customer by the log, where nothing is configured to send', async () => {
    const worker = await shop.hire()
    await receiveStripeEvent(shop.context('intake'), checkoutEvent('one'))
    await receiveStripeEvent(shop.context('intake'), checkoutEvent('one'))
    await expect.poll(() => jobsOf('one'), { timeout: 15_000 }).toHaveLength(1)
    const [inbox] = await shop.ask('select outcome, processed_at is not null as done from h2s_webhook_inbox')
    expect(inbox).toMatchObject({ done: true })
    await expect
      .poll(() => shop.ask(`select state from h2s_message_log where state in ('planned', 'claimed')`), {
        timeout: 15_000,
      })
      .toHaveLength(0)
    const messages = await shop.ask<{ state: string }>('select state from h2s_message_log')
    expect(messages.length).toBeGreaterThan(0)
    expect(worker.timed).toContainEqual({ queue: 'process-webhook', outcome: 'done' })
    expect(worker.timed).toContainEqual({ queue: 'notify', outcome: 'done' })
    expect(shop.logged.join('')).not.toMatch(/Robin|robin\.buyer|4045550123|Piedmont/)
    await worker.stop()
  })

  it('asks the next tech after a no, as the part of the system that makes offers', async () => {
    const { db } = shop.test
    const [first, second] = [await makePro(db), await makePro(db)]
    const { job_id } = await makeJob(db)
    const { assignment_id } = await makeAssignment(db, { job_id, pro_id: first.pro_id })
    const office = { kind: 'user', user_id: 'u', name: 'Dana', role: 'dispatcher' } as const
    await rejectAssignment({ ...shop.context('test'), actor: office }, { assignment_id, reason: 'Too far' })
    const worker = await shop.hire()
    const offers = () =>
      shop.ask(`select pro_id from h2s_dispatch_job_assignments where job_id = $1 and state = 'offered'`, [job_id])
    await expect.poll(offers, { timeout: 15_000 }).toEqual([{ pro_id: second.pro_id }])
    expect(
      await shop.ask(`select actor_id from h2s_audit_entries where stream = $1 and action = 'offer_next'`, [
        `job:${job_id}`,
      ]),
    ).toEqual([{ actor_id: 'system:offers' }])
    await expect.poll(() => worker.timed, { timeout: 15_000 }).toContainEqual({ queue: 'offer-next', outcome: 'done' })
    await worker.stop()
  })

  it('says that it is alive, and takes its leave', async () => {
    const worker = await shop.hire()
    const beats = () => shop.ask('select from h2s_worker_heartbeats where worker_id = $1', [worker.id])
    expect(await beats()).toHaveLength(1)
    await worker.stop()
    expect(await beats()).toHaveLength(0)
  })

  it('shares the work with others: fifty checkouts at once become fifty jobs, each once', async () => {
    const [one, other] = [await shop.hire(), await shop.hire()]
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => receiveStripeEvent(shop.context('intake'), checkoutEvent(`many-${n}-`))),
    )
    await expect.poll(() => jobsOf('many-'), { timeout: 25_000 }).toHaveLength(50)
    // Both had their share: neither slept while there was work.
    for (const { timed } of [one, other]) expect(timed.length).toBeGreaterThan(0)
    await Promise.all([one.stop(), other.stop()])
  })

  it('tries again what failed, and puts aside what makes no sense; neither queue nor log names a person', async () => {
    const worker = await shop.hire()
    const failures = () => shop.logged.filter((line) => line.includes('"task failed"')).length
    await shop.ask('alter table h2s_orders rename to h2s_orders_away')
    await receiveStripeEvent(shop.context('intake'), checkoutEvent('later'))
    await expect.poll(failures, { timeout: 15_000 }).toBeGreaterThan(0)
    await shop.ask('alter table h2s_orders_away rename to h2s_orders')
    await expect.poll(() => jobsOf('later'), { timeout: 20_000 }).toHaveLength(1)

    await shop.ask(
      `insert into pgboss.job (name, data, retry_limit, policy, dead_letter)
        select name, $1, 3, policy, dead_letter from pgboss.queue where name = 'process-webhook'`,
      [{ inbox_id: 'not-an-id', note: 'robin.buyer@example.com' }],
    )
    const aside = () =>
      shop.ask(
        `select from pgboss.job where name = 'process-webhook' and state = 'failed' and data->>'inbox_id' = 'not-an-id'`,
      )
    await expect.poll(aside, { timeout: 15_000 }).toHaveLength(1)
    expect(shop.logged.join('')).toContain('"task failed"')
    expect(shop.logged.join('')).toContain('"task makes no sense"')
    expect(shop.logged.join('')).not.toMatch(/robin|Robin|4045550123/)
    const outputs = await shop.ask<{ output: string | null }>('select output::text from pgboss.job')
    expect(JSON.stringify(outputs)).not.toMatch(/robin|Robin|4045550123/)
    await worker.stop()
  })
})

describe('the sweeps', () => {
  const sweep = (name: string) => sweeps.find((one) => one.name.startsWith(name))?.run(shop.context('sweeps'))

  it('an event whose task got lost is done all the same', async () => {
    await receiveStripeEvent(shop.context('intake'), checkoutEvent('lost'))
    await shop.ask(
      `delete from pgboss.job where data->>'inbox_id' = (select inbox_id::text from h2s_webhook_inbox where event_id = 'evt_lost')`,
    )
    expect(await sweep('webhooks')).toBe(0)
    await shop.ask(
      `update h2s_webhook_inbox set received_at = now() - interval '2 minutes' where event_id = 'evt_lost'`,
    )
    expect(await sweep('webhooks')).toBe(1)
    expect(await sweep('webhooks')).toBe(0)
    const worker = await shop.hire()
    await expect.poll(() => jobsOf('lost'), { timeout: 15_000 }).toHaveLength(1)
    await expect
      .poll(() => shop.ask(`select from h2s_webhook_inbox where event_id = 'evt_lost' and processed_at is not null`), {
        timeout: 15_000,
      })
      .toHaveLength(1)
    await worker.stop()
  })

  it('lapsed keys and sessions are forgotten, living ones are kept', async () => {
    await shop.ask(`insert into h2s_idempotency_keys (actor_id, key, procedure, request_hash, created_at)
      values ('a', 'old', 'p', 'h', now() - interval '2 days'), ('a', 'new', 'p', 'h', now())`)
    await shop.ask(`insert into h2s_users (id, name, email) values ('u', 'U', 'u@example.com')`)
    await shop.ask(`insert into h2s_sessions (token, user_id, expires_at)
      values ('old', 'u', now() - interval '1 minute'), ('new', 'u', now() + interval '1 day')`)
    expect(await sweep('idempotency')).toBe(1)
    expect(await sweep('sessions')).toBe(1)
    expect(await shop.ask('select key from h2s_idempotency_keys')).toEqual([{ key: 'new' }])
    expect(await shop.ask('select token from h2s_sessions')).toEqual([{ token: 'new' }])
  })

  it('tries to sign in that no longer count are forgotten, whoever typed what', async () => {
    await shop.ask(`insert into h2s_rate_limits (key, count, last_request) values
      ('account:old', 5, (extract(epoch from now() - interval '61 minutes') * 1000)::bigint),
      ('account:new', 5, (extract(epoch from now() - interval '16 minutes') * 1000)::bigint)`)
    expect(await sweep('tries')).toBe(1)
    expect(await shop.ask('select key from h2s_rate_limits')).toEqual([{ key: 'account:new' }])
  })

  it('a message whose worker died is ended in sight of the office, or goes again as the mail that it is', async () => {
    const ago = (state: string, channel: string, minutes: number) =>
      shop.ask<{ message_id: string }>(
        `insert into h2s_message_log (dedupe_key, recipient_kind, recipient_id, channel, template, body, state, claim_token, claimed_at, created_at)
          values (gen_random_uuid()::text, 'customer', $1, $2, 'job_link', 'Hi', $3::text, gen_random_uuid(),
            case when $3 = 'claimed' then now() - $4::int * interval '1 minute' end, now() - $4::int * interval '1 minute')
          returning message_id`,
        [customer_id, channel, state, minutes],
      )
    const { customer_id } = await makeCustomer(shop.test.ownerDb, { email: 'robin.buyer@example.com', phone: null })
    const [text] = await ago('claimed', 'sms', 10)
    const [letter] = await ago('claimed', 'email', 10)
    const [unasked] = await ago('planned', 'email', 10)
    const [held] = await ago('claimed', 'sms', 1)
    expect(await sweep('messages')).toBe(3)
    expect(await sweep('messages')).toBe(0)
    const sent: string[] = []
    const mail: MailPort = {
      sendMail: ({ messageId }) => {
        sent.push(messageId)
        return Promise.resolve({ provider_ref: messageId })
      },
      close: () => {},
    }
    const worker = await shop.hire({ mail })
    const states = () =>
      shop.ask(
        `select message_id, state, error from h2s_message_log where template = 'job_link' order by state, message_id`,
      )
    await expect
      .poll(async () => (await states()).filter(({ state }) => state !== 'claimed'), { timeout: 15_000 })
      .toHaveLength(3)
    const error = 'A worker stopped while sending: it may have been delivered'
    const out = [String(letter?.message_id), String(unasked?.message_id)].toSorted()
    expect(await states()).toEqual([
      { message_id: held?.message_id, state: 'claimed', error: null },
      { message_id: text?.message_id, state: 'dead', error },
      ...out.map((message_id) => ({ message_id, state: 'sent', error: null })),
    ])
    expect(sent.toSorted()).toEqual(out.map((message_id) => `<${message_id}@home2smart>`))
    await worker.stop()
  })
})
