import type { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { BlockerView } from './views/words.ts'

/** What a caller learns of a refusal: `data` of a tRPC error, and the REST body. */
export type ErrorData = {
  /** Stable, for programs. */
  code: string
  httpStatus: number
  blockers: BlockerView[]
  /** With CONFLICT: how the thing stands now. */
  current?: unknown
  correlation_id: string
  /** With INVALID: which input, and what it takes. */
  fields?: { path: string; message: string }[]
}

export const errorData = (error: TRPCError, correlationId: string): { message: string; data: ErrorData } => ({
  message: error.message,
  data: {
    code: error.code,
    httpStatus: getHTTPStatusCodeFromError(error),
    blockers: [],
    correlation_id: correlationId,
  },
})
