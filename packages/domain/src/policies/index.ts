export { defaultPolicyId, policies, policyOf } from './policies.ts'
export type { Fee, Policy } from './policies.ts'
