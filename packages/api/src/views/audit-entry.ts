import { z } from 'zod'
import { instant } from './words.ts'

/** One line of a job's history, in seed A's keys, with its place in the hash chain. */
export const auditEntry = z.object({
  timestamp: instant,
  user_id: z.string(),
  user_name: z.string(),
  action: z.string(),
  field: z.string().nullable(),
  old_value: z.unknown(),
  new_value: z.unknown(),
  notes: z.string().nullable(),
  seq: z.int(),
  hash: z.string(),
})
export const auditEntries = z.object({ entries: z.array(auditEntry), next_cursor: z.string().nullable() })
