import { assignmentStates } from '@h2s/domain/assignments'
import { orderLineStates, orderStages } from '@h2s/domain/equipment'
import { painFlagTypes, severities } from '@h2s/domain/flags'
import { equipmentLanes, jobActions, jobStatuses, wallTypes, wireLevels } from '@h2s/domain/job'
import { payoutStatuses } from '@h2s/domain/payouts'
import { roles } from '@h2s/domain/people'
import { z } from 'zod'

/** A moment, ISO 8601 in UTC: `2026-11-21T20:00:00.000Z`. */
export const instant = z.string().meta({ format: 'date-time' })
/** Integer cents. */
export const cents = z.int()
export const currency = z.string().length(3)

export const jobStatus = z.enum(jobStatuses)
export const jobAction = z.enum(jobActions)
export const severity = z.enum(severities)
export const lane = z.enum(equipmentLanes)
export const orderStage = z.enum(orderStages)
export const orderLineState = z.enum(orderLineStates)
export const painFlagType = z.enum(painFlagTypes)
export const assignmentState = z.enum(assignmentStates)
export const payoutStatus = z.enum(payoutStatuses)
export const role = z.enum(roles)
export const wireManagement = z.enum(wireLevels)
export const wallType = z.enum(wallTypes)

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
