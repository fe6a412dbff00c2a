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
