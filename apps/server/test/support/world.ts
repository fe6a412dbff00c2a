import { createHmac, randomUUID } from 'node:crypto'
import { createStripeClient } from '@h2s/integrations/stripe/client'
import { zoneAt } from '@h2s/integrations/geo/zone'
import { normalisePhone } from '@h2s/integrations/phone/normalise'
import { accounts } from '@h2s/db/schema/accounts'
import type { Database } from '@h2s/db/client'
import { beat } from '@h2s/db/store/heartbeats'
import { createTestDatabase } from '@h2s/db/test/database'
import type { TestDatabase } from '@h2s/db/test/database'
import { makeAssignment, makeBranch, makeCustomer, makeJob, makePro, makeUser } from '@h2s/db/test/factories'
import { hashPassword } from 'better-auth/crypto'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { buildApp } from '../../src/app.ts'
import type { AppParts } from '../../src/app.ts'
import { openDatabase } from '../../src/operations/database.ts'

export const password = 'correct horse battery'
export const webhookSecret = 'whsec_test_0123456789abcdef0123456789abcdef'
export const publicUrl = 'http://localhost:4000'

export type World = {
  app: FastifyInstance
  test: TestDatabase
  database: Database
  /** What the process wrote to its log. */
  logged: string[]
  people: Awaited<ReturnType<typeof makePeople>>
  close: () => Promise<void>
}

type Changes = Partial<AppParts['env']> & {
  folders?: AppParts['folders']
  stripeKey?: string
  channels?: AppParts['ports']['channels']
}

/** A database of its own, four people who can sign in, and the server on top of it. */
export async function openWorld(changes: Changes = {}): Promise<World> {
  const test = await createTestDatabase()
  const people = await makePeople(test)
  const { app, database, logged } = await openApp(test, changes)
  return {
    app,
    test,
    database,
    logged,
    people,
    close: async () => {
      await app.close()
      await database.close()
      await test.drop()
    },
  }
}

/** One more process on the same database. */
export async function openApp(
  test: Pick<TestDatabase, 'url'>,
  { folders, stripeKey, channels, ...changes }: Changes = {},
) {
  const database = openDatabase(test.url)
  const logged: string[] = []
  const nowhere = '/nowhere'
  const app = await buildApp({
    env: {
      PUBLIC_URL: publicUrl,
      DATABASE_URL: test.url,
      AUTH_SECRET: 'a secret of thirty-two characters at least',
      DEMO: false,
      METRICS_TOKEN: undefined,
      TRUSTED_PROXIES: undefined,
      RATE_LIMIT_PER_MINUTE: 1_000_000,
      ...changes,
    },
    database,
    ports: {
      stripe: createStripeClient({ secretKey: stripeKey, signingSecrets: [{ secret: webhookSecret }] }),
      sms: null,
      mail: null,
      channels: channels ?? { sms: false, email: false },
      zoneAt,
      normalisePhone,
      publicUrl,
    },
    integrations: { stripe: 'on', twilio: 'off', mail: 'off', google_calendar: 'off' },
    folders: folders ?? { admin: nowhere, provider: nowhere, customer: nowhere, landing: nowhere },
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
    now: () => new Date().toISOString(),
  })
  await app.ready()
  return { app, database, logged }
}

async function makePeople({ ownerDb: db, db: appDb }: TestDatabase) {
  const branch_id = await makeBranch(db)
  const pro = await makePro(db, { name: 'Pat Provider', branch_id })
  const otherPro = await makePro(db, { name: 'Otto Other', branch_id })
  const customer = await makeCustomer(db, { name: 'Casey Customer' })
  const stranger = await makeCustomer(db, { name: 'Stranger Danger' })
  const user = async (name: string, given: Parameters<typeof makeUser>[1]) => {
    const made = await makeUser(db, { name, email: `${name.toLowerCase()}-${randomUUID()}@example.com`, ...given })
    await db.insert(accounts).values({
      accountId: made.id,
      providerId: 'credential',
      userId: made.id,
      password: await hashPassword(password),
    })
    return made
  }
  const people = {
    pro,
    otherPro,
    customer,
    stranger,
    admin: await user('Ada', { role: 'admin' }),
    dispatcher: await user('Dana', { role: 'dispatcher' }),
    provider: await user('Pat', { role: 'provider', proId: pro.pro_id }),
    otherProvider: await user('Otto', { role: 'provider', proId: otherPro.pro_id }),
    customerUser: await user('Casey', { role: 'customer', customerId: customer.customer_id }),
    strangerUser: await user('Stranger', { role: 'customer', customerId: stranger.customer_id }),
  }
  await beat(appDb, 'test-worker', '0')
  return people
}

/** Signs in and gives the bearer token. */
export async function signIn(app: FastifyInstance, email: string, secret = password): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email, password: secret },
  })
  if (answer.statusCode !== 200) throw new Error(`sign-in said ${answer.statusCode}: ${answer.body}`)
  return answer.json<{ token: string }>().token
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** A job of the customer, offered to the provider. */
export async function makeOfferedJob({ test, people }: World) {
  const job = await makeJob(test.ownerDb, { customer_id: people.customer.customer_id, branch_id: 'atlanta' })
  const assignment = await makeAssignment(test.ownerDb, { job_id: job.job_id, pro_id: people.pro.pro_id })
  return { job, assignment }
}

/** Everything that a refused request must leave as it was, as one string. */
export async function fingerprint({ test }: World): Promise<string> {
  const tables = [
    'h2s_dispatch_jobs',
    'h2s_dispatch_job_assignments',
    'h2s_dispatch_job_lines',
    'h2s_dispatch_customers',
    'h2s_orders',
    'h2s_payouts_ledger',
    'h2s_payments',
    'h2s_webhook_inbox',
    'h2s_message_log',
    'h2s_users',
  ]
  const parts = tables.map(
    (table) =>
      `select '${table}' as t, coalesce(md5(string_agg(r::text, '|' order by r::text)), '') as h from ${table} r`,
  )
  const { rows } = await test.ownerDb.$client.query<{ t: string; h: string }>(parts.join(' union all '))
  return rows
    .map(({ t, h }) => `${t}:${h}`)
    .toSorted()
    .join('\n')
}

export type StripeDelivery = { body: string; headers: Record<string, string> }

/** An event as Stripe sends it: signed on its exact bytes. */
export const stripeDelivery = (event: Record<string, unknown>, secret?: string, at?: number): StripeDelivery =>
  signedText(JSON.stringify(event), secret, at)

/** Any text, signed as Stripe signs. */
export function signedText(body: string, secret = webhookSecret, at = Date.now()): StripeDelivery {
  const seconds = Math.floor(at / 1000)
  const signature = `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
  return { body, headers: { 'content-type': 'application/json', 'stripe-signature': signature } }
}

/** A paid checkout of one TV. */
export function checkoutEvent(sessionId = `cs_test_${randomUUID()}`, metadata: Record<string, string> = {}) {
  return {
    id: `evt_${randomUUID()}`,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    type: 'checkout.session.completed',
    data: {
      object: {
        id: sessionId,
        object: 'checkout.session',
        mode: 'payment',
        payment_status: 'paid',
        status: 'complete',
        amount_total: 13_900,
        currency: 'usd',
        payment_intent: `pi_${randomUUID()}`,
        customer_details: {
          name: 'Robin Buyer',
          email: 'robin.buyer@example.com',
          phone: '+14045550123',
          address: {
            line1: '1188 Piedmont Avenue NE',
            city: 'Atlanta',
            state: 'GA',
            postal_code: '30309',
            country: 'US',
          },
        },
        metadata: {
          service_id: 'TV-M',
          service_name: 'TV mounting',
          items_json: JSON.stringify([
            {
              service_id: 'TV-M',
              service_name: 'TV mounting',
              quantity: 1,
              metadata: { mount_type: 'customer_provided', tv_size: 55 },
            },
          ]),
          geo_lat: '33.7816',
          geo_lng: '-84.3793',
          ...metadata,
        },
      },
    },
  }
}
