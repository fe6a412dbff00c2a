import { z } from 'zod'
import { fulfilments, orderLineStates, orderStages } from '../equipment/order-line.ts'
import { PainFlagSchema } from '../flags/pain-flag.ts'
import { equipmentLanes, wallTypes, wireLevels } from './words.ts'

const cents = z.int()

/** One line of an order plan. Seed A's `unit_cost` is in cents. */
export const OrderComponentSchema = z.looseObject({
  line_id: z.string(),
  sku: z.string(),
  name: z.string(),
  quantity: z.int().min(1),
  unit_cost: cents.min(0),
  vendor: z.string(),
  reason: z.string(),
  fulfilment: z.enum(fulfilments),
  state: z.enum(orderLineStates),
})
export type OrderComponent = z.infer<typeof OrderComponentSchema>

/** What to buy or pick for a job. `total_cost_estimate` is in cents. */
export const OrderPlanSchema = z.looseObject({
  kit_type: z.string(),
  version: z.int().min(1),
  components: z.array(OrderComponentSchema),
  total_cost_estimate: cents.min(0),
  currency: z.string(),
  /** The one vendor of all lines, 'Several' or 'None': what counts is the vendor of each line. */
  vendor: z.string(),
  notes: z.string(),
  created_at: z.string(),
  created_by: z.string(),
})
export type OrderPlan = z.infer<typeof OrderPlanSchema>

/** An entry of seed A's audit log: served from the audit table, kept here only in documents that old systems wrote. */
export const AuditLogEntrySchema = z.looseObject({
  timestamp: z.string(),
  user_id: z.string(),
  user_name: z.string(),
  action: z.string(),
  field: z.string().nullish(),
  old_value: z.unknown().optional(),
  new_value: z.unknown().optional(),
  notes: z.string().nullish(),
})
export type AuditLogEntry = z.infer<typeof AuditLogEntrySchema>

/** How one gets in. Not in seed A; the ACCESS_DETAILS_MISSING and SCHEDULE_CONFLICT rules read it. */
export const AccessDetailsSchema = z.looseObject({
  building: z.enum(['house', 'flat', 'gated', 'business']).optional(),
  unit: z.string().optional(),
  gate_code: z.string().optional(),
  adult_present: z.boolean().optional(),
  /** Wall-clock hours of the site, `HH:MM`, in which work is allowed. */
  hours: z.looseObject({ from: z.string(), to: z.string() }).optional(),
})
export type AccessDetails = z.infer<typeof AccessDetailsSchema>

/**
 * The metadata document, version 2: seed A's interface key for key, and the only source of its type.
 *
 * It is a check of version 2 documents. To read whatever a database may hold use `parseJobMetadata`, which never fails.
 * Unknown keys are kept. Keys that old documents may lack have their "unknown" as default.
 */
export const JobMetadataV2 = z.looseObject({
  order_id: z.string().nullable().default(null),
  /** Cents. */
  estimated_payout: cents.nullable().default(null),
  items_json: z.array(z.looseObject({})).default([]),
  source: z.string().nullable().default(null),

  wire_management_required: z.enum(wireLevels).default('UNKNOWN'),
  wall_type: z.enum(wallTypes).default('UNKNOWN'),
  mounting_surface_notes: z.string().optional(),
  special_constraints: z.array(z.string()).default([]),
  customer_priority_notes: z.string().optional(),
  access: AccessDetailsSchema.optional(),

  /** Null: no equipment at all. */
  equipment_lane: z.enum(equipmentLanes).nullable().default(null),
  order_required: z.boolean().default(false),
  order_stage: z.enum(orderStages).default('NOT_NEEDED'),
  order_plan: OrderPlanSchema.optional(),

  pain_flags: z.array(PainFlagSchema).default([]),
  audit_log: z.array(AuditLogEntrySchema).default([]),

  /** Values of an old document that could not be read, under the key they stood at. Nothing is thrown away. */
  legacy: z.record(z.string(), z.unknown()).optional(),
})
export type JobMetadataV2 = z.infer<typeof JobMetadataV2>
