import { z } from 'zod'
import { instant } from './words.ts'

export const integrationName = z.enum(['stripe', 'twilio', 'mail', 'google_calendar'])

/** Whether this process can do its work, and with whom. */
export const healthReport = z.object({
  ready: z.boolean(),
  database: z.enum(['up', 'down']),
  worker: z.object({ state: z.enum(['up', 'late', 'missing']), beat_at: instant.nullable() }),
  integrations: z.record(integrationName, z.enum(['on', 'off'])),
})
export type HealthReport = z.infer<typeof healthReport>
