import { z } from 'zod'

/** A moment, ISO 8601 in UTC: `2026-11-21T20:00:00.000Z`. */
export const instant = z.iso.datetime({ offset: true })
/** Integer cents. */
export const cents = z.int()
export const currency = z.string().length(3)

export const jobStatus = z.enum([
  'pending',
  'pending_scheduling',
  'accepted',
  'scheduled',
  'in_progress',
  'completed',
  'paid',
  'cancelled',
])
export const severity = z.enum(['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'])
export const lane = z.enum(['BYO', 'COMPANY_SUPPLIED', 'HYBRID'])
export const orderStage = z.enum(['NOT_NEEDED', 'PENDING_REVIEW', 'READY_TO_ORDER', 'ORDERED', 'SHIPPED', 'DELIVERED'])
export const painFlagType = z.enum([
  'WIRE_MANAGEMENT_UNKNOWN',
  'WALL_TYPE_UNKNOWN',
  'CUSTOMER_EXPECTATION_RISK',
  'ORDERING_AMBIGUOUS',
  'SCOPE_MISMATCH',
  'TEAM_REQUIRED_UNCONFIRMED',
  'ACCESS_DETAILS_MISSING',
  'SCHEDULE_CONFLICT',
])
export const assignmentState = z.enum([
  'offered',
  'accepted',
  'en_route',
  'working',
  'done',
  'declined',
  'expired',
  'rejected',
  'released',
  'no_show',
  'cancelled',
])
export const payoutStatus = z.enum([
  'not_eligible',
  'pending_review',
  'approved',
  'paid',
  'held',
  'rejected',
  'reversed',
])
export const role = z.enum(['admin', 'dispatcher', 'provider', 'customer'])
export const wireManagement = z.enum(['UNKNOWN', 'NONE', 'BASIC_CONCEAL', 'FULL_INWALL', 'CONCEAL_RACEWAY'])
export const wallType = z.enum(['UNKNOWN', 'DRYWALL', 'BRICK', 'PLASTER', 'TILE', 'CONCRETE', 'WOOD'])

/** One reason why an action is refused, and what would make it possible. */
export const blocker = z.object({
  code: z.string(),
  message: z.string(),
  fix: z.string(),
  overridable: z.boolean(),
  evidence: z.record(z.string(), z.unknown()),
})
export type BlockerView = z.infer<typeof blocker>

export const timeWindow = z.object({ start_iso: instant, end_iso: instant })

/** Money made of parts: what each line is for, and how much. */
export const amountLine = z.object({ label: z.string(), amount_cents: cents, kind: z.string() })

/** An open flag as a badge shows it. */
export const flagBadge = z.object({
  flag_id: z.string(),
  flag: painFlagType,
  severity,
  message: z.string(),
})
