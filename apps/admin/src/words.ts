import type { EquipmentLane, OrderStage } from '@h2s/domain/equipment'
import type { PainFlagType, Severity } from '@h2s/domain/flags'
import type { JobStatus } from '@h2s/domain/job'

/*
 * The domain's words in the order that the screens show, for the address and the filters. Spelled out, since the lists'
 * home brings 10 to 30 kB into what a browser must load first (measured). The types keep them whole: a word more or
 * less in the domain does not compile here.
 */
type Whole<All extends string, Listed extends string> = [All] extends [Listed] ? readonly Listed[] : never

const every =
  <All extends string>() =>
  <const Listed extends All>(list: Whole<All, Listed>): readonly Listed[] =>
    list

export type { Severity }
export const statuses = every<JobStatus>()([
  'pending',
  'pending_scheduling',
  'accepted',
  'scheduled',
  'in_progress',
  'completed',
  'paid',
  'cancelled',
])
export const worstFirst = every<Severity>()(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'])
export const lanes = every<EquipmentLane>()(['BYO', 'COMPANY_SUPPLIED', 'HYBRID'])
export const orderStages = every<OrderStage>()([
  'NOT_NEEDED',
  'PENDING_REVIEW',
  'READY_TO_ORDER',
  'ORDERED',
  'SHIPPED',
  'DELIVERED',
])
export const flagTypes = every<PainFlagType>()([
  'WIRE_MANAGEMENT_UNKNOWN',
  'WALL_TYPE_UNKNOWN',
  'ORDERING_AMBIGUOUS',
  'SCOPE_MISMATCH',
  'TEAM_REQUIRED_UNCONFIRMED',
  'ACCESS_DETAILS_MISSING',
  'CUSTOMER_EXPECTATION_RISK',
  'SCHEDULE_CONFLICT',
])
