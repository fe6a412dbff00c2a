import { TRPCError } from '@trpc/server'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { DatabaseUnavailable, mapDbError } from '@h2s/db/errors'
import { DomainError, isDomainError } from '@h2s/domain/errors'
import type { ErrorKind } from '@h2s/domain/errors'
import { isOffice } from '@h2s/domain/people'
import type { Actor } from '@h2s/domain/people'
import { ZodError } from 'zod'
import { fieldWords, inOneText } from './input-words.ts'
import type { FieldWords } from './input-words.ts'
import { plainBlockers } from './views/plain-blockers.ts'
import type { BlockerView } from './views/words.ts'

/** What a caller learns of a refusal: `data` of a tRPC error, and the keys of a REST answer. */
export type ErrorData = {
  /** Stable, for programs. */
  code: string
  httpStatus: number
  blockers: BlockerView[]
  /** With CONFLICT: how the thing stands now. */
  current?: unknown
  correlation_id: string
  /** With INVALID: which input, and what it takes. */
  fields?: FieldWords[]
}
export type ErrorAnswer = { message: string; data: ErrorData }

/** A refusal at the door, before any command: not signed in, a link that has run out, too many calls. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

const codeOfKind: Record<ErrorKind, TRPC_ERROR_CODE_KEY> = {
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
  FORBIDDEN: 'FORBIDDEN',
  RULE: 'BAD_REQUEST',
  INVALID: 'BAD_REQUEST',
}

/**
 * Anything thrown, as tRPC speaks it; the original stays inside as the cause. A database failure speaks as `db/errors`
 * understands it. People outside the office get blockers without the facts behind them.
 */
export function toTrpcError(thrown: unknown, actor: Actor | null = null): TRPCError {
  const error = mapDbError(thrown)
  if (isDomainError(error)) {
    const cause = presentable(error, actor !== null && isOffice(actor))
    return new TRPCError({ code: codeOfKind[error.kind], message: cause.message, cause })
  }
  if (error instanceof DatabaseUnavailable) return new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause: error })
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error })
}

/** A command throws what it knows; of a row as it stands now, callers learn what a retry needs. */
function presentable(error: DomainError, forOffice: boolean): DomainError {
  const { kind, code, blockers, issues, current } = error
  const message = kind === 'NOT_FOUND' ? noSuch(error.message) : error.message
  return new DomainError({
    kind,
    code,
    message,
    issues,
    blockers: forOffice ? blockers : plainBlockers(blockers),
    ...(current === undefined ? {} : { current: standing(current) }),
  })
}

/** `job not found` → `There is no such job.` */
const noSuch = (message: string): string => {
  const [, noun] = /^(.+) not found$/i.exec(message) ?? []
  return noun ? `There is no such ${noun.toLowerCase()}.` : message
}

const shownOfCurrent = [
  'job_id',
  'assignment_id',
  'payout_id',
  'proposal_id',
  'version',
  'status',
  'state',
  'updated_at',
]

function standing(current: unknown): Record<string, unknown> {
  if (typeof current !== 'object' || current === null) return {}
  return Object.fromEntries(Object.entries(current).filter(([key]) => shownOfCurrent.includes(key)))
}

const sentences: Partial<Record<TRPC_ERROR_CODE_KEY, { code: string; message: string }>> = {
  PARSE_ERROR: { code: 'INVALID', message: 'The body is not JSON.' },
  BAD_REQUEST: { code: 'INVALID', message: 'The request cannot be read.' },
  UNAUTHORIZED: { code: 'UNAUTHORIZED', message: 'Please sign in.' },
  FORBIDDEN: { code: 'FORBIDDEN', message: 'This is not for your kind of account.' },
  NOT_FOUND: { code: 'NOT_FOUND', message: 'There is nothing here.' },
  METHOD_NOT_SUPPORTED: { code: 'METHOD_NOT_SUPPORTED', message: 'This call takes another method.' },
  PAYLOAD_TOO_LARGE: { code: 'TOO_LARGE', message: 'The body is too large.' },
  UNSUPPORTED_MEDIA_TYPE: { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'The body must be application/json.' },
  TOO_MANY_REQUESTS: { code: 'TOO_MANY_REQUESTS', message: 'Too many requests. Please wait a moment.' },
  SERVICE_UNAVAILABLE: {
    code: 'UNAVAILABLE',
    message: 'The service cannot reach its database at the moment. Please try again.',
  },
}

/**
 * The one place where an error becomes an answer. What we said on purpose is passed on; of anything else the caller
 * learns a code and the id under which the log knows it, never its text.
 */
export function errorAnswer(error: TRPCError, correlationId: string): ErrorAnswer {
  const httpStatus = getHTTPStatusCodeFromError(error)
  const { cause } = error
  if (isDomainError(cause)) {
    const data: ErrorData = { code: cause.code, httpStatus, blockers: cause.blockers, correlation_id: correlationId }
    if (cause.current !== undefined) data.current = cause.current
    if (cause.issues.length > 0) data.fields = cause.issues
    return { message: cause.message, data }
  }
  if (cause instanceof Refusal) {
    return {
      message: cause.message,
      data: { code: cause.code, httpStatus, blockers: [], correlation_id: correlationId },
    }
  }
  if (error.code === 'BAD_REQUEST' && cause instanceof ZodError) {
    const fields = cause.issues.flatMap(fieldWords)
    const message = inOneText(fields)
    return { message, data: { code: 'INVALID', httpStatus, blockers: [], correlation_id: correlationId, fields } }
  }
  const said = sentences[error.code]
  if (said) {
    return { message: said.message, data: { code: said.code, httpStatus, blockers: [], correlation_id: correlationId } }
  }
  return {
    message: `Something went wrong on our side. It is in our log as ${correlationId}.`,
    data: { code: 'INTERNAL', httpStatus: 500, blockers: [], correlation_id: correlationId },
  }
}

/** Whether the log should hear of it: everything that is not a refusal made on purpose. */
export const isUnexpected = (error: TRPCError): boolean => getHTTPStatusCodeFromError(error) >= 500
