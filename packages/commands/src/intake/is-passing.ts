import { DatabaseUnavailable, isRetryable } from '@h2s/db/errors'
import { isDomainError } from '@h2s/domain'

/** Whether the failure says nothing about the order: then it is tried again, however often. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof DatabaseUnavailable || isRetryable(error) || (isDomainError(error) && error.kind === 'CONFLICT')
  )
}
