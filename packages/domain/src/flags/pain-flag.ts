import { z } from 'zod'
import { flagOrigins, painFlagTypes, severities } from './words.ts'

// One schema for all texts: making the same one again for each key is most of what an import of this package takes.
const text = z.string()
const optionalText = text.optional()
const bag = z.record(text, z.unknown())

/** One episode of a flag, as the metadata document stores it. */
export const PainFlagSchema = z.looseObject({
  /** Derived from type, subject and `added_at`: the same episode has the same id everywhere. */
  flag_id: text,
  flag: z.enum(painFlagTypes),
  severity: z.enum(severities),
  message: text,
  origin: z.enum(flagOrigins),
  added_at: text,
  added_by: optionalText,
  /** What it is about, where a job can have several of one type: `price`, `mount:0`. */
  subject: optionalText,
  resolved_at: optionalText,
  resolved_by: optionalText,
  resolution_notes: optionalText,
  waived_until: optionalText,
  waived_by: optionalText,
  waived_at: optionalText,
  waive_reason: optionalText,
  /** The second person, whom waiving something critical takes. */
  waive_confirmed_by: optionalText,
  /** Waivers that ran out, first to last, each with the fields above. */
  ended_waivers: z.array(bag).optional(),
  /** When the condition itself went away, for an episode that a person had resolved before: after it a return is a new episode. */
  ended_at: optionalText,
  /** The inputs that the rule judged. Never the time: a waiver stands for as long as these stay the same. */
  evidence: bag.optional(),
  /** A sentence: what makes it go away. */
  clears_when: text,
})
export type PainFlag = z.infer<typeof PainFlagSchema>
