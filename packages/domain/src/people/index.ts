export { actorId, actorName, roleOf, roles } from './actor.ts'
export type { Actor, Role } from './actor.ts'
export { canSeeJob, customerFactsFor, isOffice, mayDo } from './access.ts'
export type { CustomerFacts, JobOwnership } from './access.ts'
