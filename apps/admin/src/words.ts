import { equipmentLanes, orderStages } from '@h2s/domain/equipment'
import { painFlagTypes, severities, type Severity } from '@h2s/domain/flags'
import { jobStatuses } from '@h2s/domain/job'

/* The domain's word lists under the names that the address and the filters use. */
export type { Severity }
export const statuses = jobStatuses
export const lanes = equipmentLanes
export const flagTypes = painFlagTypes
export { orderStages }
/** Severities as screens list them. */
export const worstFirst: readonly Severity[] = severities.toReversed()
