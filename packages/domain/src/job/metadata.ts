import { z } from 'zod'
import { fulfilments, orderLineStates, orderStages } from '../equipment/order-line.ts'
import { PainFlagSchema } from '../flags/pain-flag.ts'
import { readTime } from './upgrade-access.ts'
import { equipmentLanes, wallTypes, wireLevels } from './words.ts'

// One schema for each kind of value: making the same one again for each key is most of what an import of this package takes.
const text = z.string()
const optionalText = text.optional()
const nullableText = text.nullable().default(null)
const optionalValue = z.unknown().optional()
const cents = z.int()
const amount = cents.min(0, 'must be at least 0')
const count = z.int().min(1, 'must be at least 1')
const wallTime = text.refine((value) => readTime(value) === value, 'must be a time, HH:MM')

/** One line of an order plan. Seed A's `unit_cost` is in cents. */
export const OrderComponentSchema = z.looseObject({
  line_id: text,
  sku: text,
  name: text,
  quantity: count,
  unit_cost: amount,
  vendor: text,
  reason: text,
  fulfilment: z.enum(fulfilments),
  state: z.enum(orderLineStates),
})
export type OrderComponent = z.infer<typeof OrderComponentSchema>

/** What to buy or pick for a job. `total_cost_estimate` is in cents. */
export const OrderPlanSchema = z.looseObject({
  kit_type: text,
  version: count,
  components: z.array(OrderComponentSchema),
  total_cost_estimate: amount,
  currency: text,
  /** The one vendor of all lines, 'Several' or 'None': what counts is the vendor of each line. */
  vendor: text,
  notes: text,
  created_at: text,
  created_by: text,
})
export type OrderPlan = z.infer<typeof OrderPlanSchema>

/** An entry of seed A's audit log: served from the audit table, kept here only in documents that old systems wrote. */
export const AuditLogEntrySchema = z.looseObject({
  timestamp: text,
  user_id: text,
  user_name: text,
  action: text,
  field: text.nullish(),
  old_value: optionalValue,
  new_value: optionalValue,
  notes: text.nullish(),
})
export type AuditLogEntry = z.infer<typeof AuditLogEntrySchema>

/** How one gets in. Not in seed A; the ACCESS_DETAILS_MISSING and SCHEDULE_CONFLICT rules read it. */
export const AccessDetailsSchema = z.looseObject({
  building: z.enum(['house', 'flat', 'gated', 'business']).optional(),
  unit: optionalText,
  gate_code: optionalText,
  adult_present: z.boolean().optional(),
  /** Wall-clock hours of the site, `HH:MM`, in which work is allowed. */
  hours: z.looseObject({ from: wallTime, to: wallTime }).optional(),
})
export type AccessDetails = z.infer<typeof AccessDetailsSchema>

/**
 * The metadata document, version 2: seed A's interface key for key, and the only source of its type.
 *
 * It is a check of version 2 documents. To read whatever a database may hold use `parseJobMetadata`, which never fails.
 * Unknown keys are kept. Keys that old documents may lack have their "unknown" as default.
 */
export const JobMetadataV2 = z.looseObject({
  order_id: nullableText,
  /** Cents. */
  estimated_payout: cents.nullable().default(null),
  items_json: z.array(z.looseObject({})).default([]),
  source: nullableText,

  wire_management_required: z.enum(wireLevels).default('UNKNOWN'),
  wall_type: z.enum(wallTypes).default('UNKNOWN'),
  mounting_surface_notes: optionalText,
  special_constraints: z.array(text).default([]),
  customer_priority_notes: optionalText,
  access: AccessDetailsSchema.optional(),

  /** Null: no equipment at all. */
  equipment_lane: z.enum(equipmentLanes).nullable().default(null),
  order_required: z.boolean().default(false),
  order_stage: z.enum(orderStages).default('NOT_NEEDED'),
  order_plan: OrderPlanSchema.optional(),

  pain_flags: z.array(PainFlagSchema).default([]),
  audit_log: z.array(AuditLogEntrySchema).default([]),

  /** Values of an old document that could not be read, under the key they stood at. Nothing is thrown away. */
  legacy: z.record(text, z.unknown()).optional(),
})
export type JobMetadataV2 = z.infer<typeof JobMetadataV2>
