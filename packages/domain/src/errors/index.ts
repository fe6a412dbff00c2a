export { blockerCodes } from './blocker-codes.ts'
export type { BlockerCode, Blocker } from './blocker.ts'
export {
  DomainError,
  conflict,
  errorKinds,
  forbidden,
  invalid,
  isDomainError,
  notFound,
  refused,
} from './domain-error.ts'
export type { ErrorKind, Issue } from './domain-error.ts'
export { blockerText, block } from './blocker-text.ts'
