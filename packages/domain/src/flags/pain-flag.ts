import { z } from 'zod'
import { flagOrigins, painFlagTypes, severities } from './words.ts'

/** One episode of a flag, as the metadata document stores it. */
export const PainFlagSchema = z.looseObject({
  /** Derived from type, subject and `added_at`: the same episode has the same id everywhere. */
  flag_id: z.string(),
  flag: z.enum(painFlagTypes),
  severity: z.enum(severities),
  message: z.string(),
  origin: z.enum(flagOrigins),
  added_at: z.string(),
  added_by: z.string().optional(),
  /** What it is about, where a job can have several of one type: `price`, `mount:0`. */
  subject: z.string().optional(),
  resolved_at: z.string().optional(),
  resolved_by: z.string().optional(),
  resolution_notes: z.string().optional(),
  waived_until: z.string().optional(),
  waived_by: z.string().optional(),
  waived_at: z.string().optional(),
  waive_reason: z.string().optional(),
  /** When the condition itself went away, for an episode that a person had resolved before: after it a return is a new episode. */
  ended_at: z.string().optional(),
  /** The inputs that the rule judged. Never the time: a waiver stands for as long as these stay the same. */
  evidence: z.record(z.string(), z.unknown()).optional(),
  /** A sentence: what makes it go away. */
  clears_when: z.string(),
})
export type PainFlag = z.infer<typeof PainFlagSchema>
