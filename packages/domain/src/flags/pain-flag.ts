import { z } from 'zod'
import { defineMachine } from '../machines/machine.ts'

/** Seed A's eight types. */
export const painFlagTypes = [
  'WIRE_MANAGEMENT_UNKNOWN',
  'WALL_TYPE_UNKNOWN',
  'CUSTOMER_EXPECTATION_RISK',
  'ORDERING_AMBIGUOUS',
  'SCOPE_MISMATCH',
  'TEAM_REQUIRED_UNCONFIRMED',
  'ACCESS_DETAILS_MISSING',
  'SCHEDULE_CONFLICT',
] as const
export type PainFlagType = (typeof painFlagTypes)[number]

/** From mild to grave. */
export const severities = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const
export type Severity = (typeof severities)[number]

/** A rule found it, or a person raised it. */
export const flagOrigins = ['rule', 'manual'] as const
export type FlagOrigin = (typeof flagOrigins)[number]

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

export const flagStates = ['open', 'resolved', 'waived'] as const
export type FlagState = (typeof flagStates)[number]

/** One episode: open until it is resolved, by a person or by the facts; a waiver ends by itself. */
export const flagMachine = defineMachine({
  name: 'flag',
  initial: 'open',
  states: flagStates,
  arrows: [
    [['open', 'waived'], 'resolve', 'resolved'],
    ['open', 'waive', 'waived'],
    ['waived', 'waiver_ends', 'open'],
  ],
})

/** What each type is called in front of people. */
export const flagLabels: Readonly<Record<PainFlagType, string>> = {
  WIRE_MANAGEMENT_UNKNOWN: 'Wire management unknown',
  WALL_TYPE_UNKNOWN: 'Wall type unknown',
  CUSTOMER_EXPECTATION_RISK: 'Expectation risk',
  ORDERING_AMBIGUOUS: 'Ordering unclear',
  SCOPE_MISMATCH: 'Scope mismatch',
  TEAM_REQUIRED_UNCONFIRMED: 'Second tech needed',
  ACCESS_DETAILS_MISSING: 'Access details missing',
  SCHEDULE_CONFLICT: 'Schedule conflict',
}
