import { processStripeEvent } from '@h2s/commands/intake/process-stripe-event'
import { createStripeClient } from '@h2s/integrations/stripe/client'
import { zoneAt } from '@h2s/integrations/geo/zone'
import { normalisePhone } from '@h2s/integrations/phone/normalise'
import { publicUrl } from './world.ts'
import type { World } from './world.ts'

/** Does at once what the worker would do with the newest event, and gives the id of the job that it made. */
export async function processWaiting({ database, test }: World): Promise<string> {
  const { rows } = await test.ownerDb.$client.query<{ inbox_id: string }>(
    'select inbox_id from h2s_webhook_inbox where processed_at is null order by received_at desc limit 1',
  )
  const inbox_id = rows[0]?.inbox_id ?? ''
  const ctx = {
    db: database.db,
    actor: { kind: 'system' as const, part: 'intake' },
    now: () => new Date().toISOString(),
    correlationId: 'test-intake',
    ports: {
      stripe: createStripeClient({}),
      sms: null,
      mail: null,
      channels: { sms: false, email: false },
      zoneAt,
      normalisePhone,
      publicUrl,
    },
  }
  await processStripeEvent(ctx, { inbox_id })
  const made = await test.ownerDb.$client.query<{ job_id: string }>(
    'select job_id from h2s_dispatch_jobs order by created_at desc limit 1',
  )
  return made.rows[0]?.job_id ?? ''
}
