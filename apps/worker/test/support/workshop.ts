import { createDb } from '@h2s/db/client'
import { createTestDatabase } from '@h2s/db/test/database'
import { zoneAt } from '@h2s/integrations/geo/zone'
import { normalisePhone } from '@h2s/integrations/phone/normalise'
import { createStripeClient } from '@h2s/integrations/stripe/client'
import type { Context, Ports } from '@h2s/commands/context'
import { pino } from 'pino'
import { startWorker } from '../../src/worker.ts'

export const ports: Ports = {
  stripe: createStripeClient({}),
  sms: null,
  mail: null,
  channels: { sms: false, email: false },
  zoneAt,
  normalisePhone,
  publicUrl: 'http://localhost:4000',
}

export type Workshop = Awaited<ReturnType<typeof openWorkshop>>

/** A database of its own, and as many workers on it as a test wants. */
export async function openWorkshop() {
  const test = await createTestDatabase()
  const logged: string[] = []
  const workers: { stop: () => Promise<void> }[] = []
  const context = (part: string): Context => ({
    db: test.db,
    actor: { kind: 'system', part },
    now: () => new Date().toISOString(),
    correlationId: 'test',
    ports,
  })
  const hire = async (more: Partial<Ports> = {}) => {
    const database = createDb({ url: test.url, max: 5 })
    const timed: { queue: string; outcome: string }[] = []
    const worker = await startWorker({
      url: test.url,
      database,
      ports: { ...ports, ...more },
      log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
      now: () => new Date().toISOString(),
      version: 'test',
      onTask: (queue, outcome) => void timed.push({ queue, outcome }),
    })
    let stopped: Promise<void> | undefined
    const stop = () => (stopped ??= worker.stop().then(() => database.close()))
    workers.push({ stop })
    return { ...worker, stop, timed }
  }
  const ask = async <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
    (await test.ownerDb.$client.query<Row>(sql, values)).rows
  return {
    test,
    logged,
    context,
    hire,
    ask,
    close: async () => {
      await Promise.all(workers.map(({ stop }) => stop()))
      await test.drop()
    },
  }
}

/** A paid checkout of one TV. */
export const checkoutEvent = (id: string) => ({
  id: `evt_${id}`,
  object: 'event',
  created: 1_795_000_000,
  livemode: false,
  type: 'checkout.session.completed',
  data: {
    object: {
      id: `cs_${id}`,
      object: 'checkout.session',
      mode: 'payment',
      payment_status: 'paid',
      status: 'complete',
      amount_total: 13_900,
      currency: 'usd',
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
      metadata: { service_id: 'TV-M', service_name: 'TV mounting', geo_lat: '33.7816', geo_lng: '-84.3793' },
    },
  },
})
