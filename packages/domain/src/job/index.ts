export { actionLabels, jobActions, whoMay } from './actions.ts'
export type { JobAction } from './actions.ts'
export type { ActionInput } from './action-input.ts'
export { statusesFor } from './action-statuses.ts'
export { blockedBy } from './blocked-by.ts'
export { actionsOf, buttonBlockers } from './button-blockers.ts'
export { canTransitionTo, nextStatuses } from './can-transition.ts'
export type { Verdict } from './can-transition.ts'
export type { JobFacts, VisitWindow } from './facts.ts'
export { guardTexts, isDisputed } from './guards.ts'
export { InstallDetailsPatch, installDetailKeys, patchInstallDetails } from './install-details.ts'
export {
  AccessDetailsSchema,
  AuditLogEntrySchema,
  JobMetadataV2,
  OrderComponentSchema,
  OrderPlanSchema,
} from './metadata.ts'
export { MAX_METADATA_BYTES, equipmentLanes, knownConstraints, wallTypes, wireLevels } from './words.ts'
export type { AccessDetails, AuditLogEntry, OrderComponent, OrderPlan } from './metadata.ts'
export type { EquipmentLane, KnownConstraint, WallType, WireLevel } from './words.ts'
export { checkJobMetadata, metadataBytes } from './check-metadata.ts'
export { parseJobMetadata } from './parse-metadata.ts'
export { needsSecondPerson } from './needs-second-person.ts'
export { overrideBlockedBy } from './override.ts'
export type { Override } from './override.ts'
export { itemsOf, jobReading, orderRequired } from './reading.ts'
export type { JobReading, ReadableJob } from './reading.ts'
export { orderStageOf, refreshMetadata } from './refresh-metadata.ts'
export { visitFromNow } from './starting.ts'
export { isJobStatus, isVisitOver, jobStatuses, parseJobStatus, statusWords } from './status.ts'
export type { JobStatus } from './status.ts'
export { genericTransition, jobMachine, jobTransitions, transitionsOf, validTransitions } from './transitions.ts'
export type { Guard, JobTransition } from './transitions.ts'
