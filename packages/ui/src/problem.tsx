import { TRPCClientError } from '@trpc/client'

/** What stands in the way of an action, as the domain says it. */
export type BlockerView = { code: string; message: string; fix: string; overridable?: boolean }

/** Any failure, in the one shape that every screen can show. `code` is stable; `sentence` is for people. */
export type Problem = {
  code: string
  sentence: string
  httpStatus: number | null
  blockers: BlockerView[]
  fields: Record<string, string>
  /** For support: the server's name for this request. */
  correlationId: string | null
  /** The row as it is now, on CONFLICT. */
  current: unknown
  offline: boolean
}

type ErrorData = {
  code?: unknown
  httpStatus?: unknown
  blockers?: unknown
  fields?: unknown
  correlation_id?: unknown
  current?: unknown
}

function isErrorData(value: unknown): value is ErrorData {
  return typeof value === 'object' && value !== null
}

function asBlockers(value: unknown): BlockerView[] {
  return Array.isArray(value)
    ? value.filter((one): one is BlockerView => typeof one === 'object' && one !== null && 'message' in one)
    : []
}

/** The API's [{ path, message }] as field → sentence. */
function asFields(value: unknown): Record<string, string> {
  if (!Array.isArray(value)) return {}
  const fields: Record<string, string> = {}
  for (const one of value) {
    if (typeof one !== 'object' || one === null || !('message' in one)) continue
    const path = 'path' in one ? one.path : ''
    fields[Array.isArray(path) ? path.join('.') : String(path)] = String(one.message)
  }
  return fields
}

/** Reads a tRPC error, a failed fetch or anything thrown; never throws itself. */
export function toProblem(error: unknown): Problem {
  const none: Problem = {
    code: 'UNKNOWN',
    sentence: 'Something went wrong.',
    httpStatus: null,
    blockers: [],
    fields: {},
    correlationId: null,
    current: null,
    offline: false,
  }
  if (error instanceof TRPCClientError) {
    const data: unknown = error.data
    if (!isErrorData(data)) {
      const offline = typeof navigator !== 'undefined' && !navigator.onLine
      return {
        ...none,
        code: 'UNREACHABLE',
        offline,
        sentence: offline ? 'You are offline.' : 'The server cannot be reached.',
      }
    }
    return {
      ...none,
      code: typeof data.code === 'string' ? data.code : 'UNKNOWN',
      sentence: error.message || none.sentence,
      httpStatus: typeof data.httpStatus === 'number' ? data.httpStatus : null,
      blockers: asBlockers(data.blockers),
      fields: asFields(data.fields),
      correlationId: typeof data.correlation_id === 'string' ? data.correlation_id : null,
      current: data.current ?? null,
    }
  }
  return error instanceof Error && error.message ? { ...none, sentence: error.message } : none
}
