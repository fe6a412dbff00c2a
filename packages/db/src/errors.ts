import { conflict, DomainError, forbidden, invalid } from '@h2s/domain/errors'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Db, Tx } from './client.ts'

/** The database cannot be used at the moment: HTTP 503, try again. */
export class DatabaseUnavailable extends Error {
  readonly code = 'DATABASE_UNAVAILABLE'
  constructor(cause: unknown) {
    super(`The database cannot be reached at the moment (${codeOf(cause)})`)
    this.name = 'DatabaseUnavailable'
  }
}

/**
 * A failure that no caller can help: a defect of ours. Says what PostgreSQL said, without statement, parameters and
 * detail, which hold what people entered and belong in no log.
 */
export class DatabaseFailure extends Error {
  readonly code: string
  readonly constraint: string
  constructor({ code, constraint, message }: Failure) {
    super(`The database refused (${code}): ${message}`)
    this.name = 'DatabaseFailure'
    this.code = code
    this.constraint = constraint
  }
}

const codeOf = (thrown: unknown): string => failureOf(thrown)?.code || 'connection lost'

type Failure = { code: string; constraint: string; message: string }

const unavailable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  '25006', // read-only: a standby took our connection
  '25P03', // idle in transaction for too long
  '53100', // disk full
  '53200',
  '53300', // too many connections
  '57014', // statement took too long
  '57P01', // terminated
  '57P02',
  '57P03', // starting or stopping
  '57P05',
])

const connectionLost =
  /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|Cannot use a pool after/

/** What a broken constraint means to whoever tried. Names nothing internal. */
const meanings: Record<string, () => DomainError> = {
  h2s_time_blocks_no_overlap: () => conflict('This time is already taken for this provider', undefined, 'SLOT_TAKEN'),
  h2s_assignments_one_lead: () => conflict('This job already has a provider', undefined, 'ALREADY_ASSIGNED'),
  h2s_assignments_one_seat: () =>
    conflict('This provider already has a seat on this job', undefined, 'ALREADY_ASSIGNED'),
  h2s_payouts_one_live: () => conflict('There is already a payout for this work', undefined, 'PAYOUT_EXISTS'),
  h2s_jobs_metadata_size: () => invalid('The details of this job are too long: 16 KB at most'),
  h2s_payouts_approver: () => forbidden('A payout is approved by somebody who neither created it nor receives it'),
}

/**
 * A database failure in the words of the domain: DomainError for what the caller can understand, DatabaseUnavailable
 * when trying later helps, DatabaseFailure for a defect of ours; what is no database failure stays what it is.
 */
export function mapDbError(thrown: unknown): unknown {
  if (thrown instanceof DomainError || thrown instanceof DatabaseUnavailable || thrown instanceof DatabaseFailure)
    return thrown
  const failure = failureOf(thrown)
  if (failure === null) return thrown
  const meaning = meanings[failure.constraint]
  if (meaning) return meaning()
  if (failure.code.startsWith('08') || unavailable.has(failure.code) || connectionLost.test(failure.message)) {
    return new DatabaseUnavailable(thrown)
  }
  switch (failure.code) {
    case '23P01':
      return conflict('This time is already taken', undefined, 'SLOT_TAKEN')
    case '23505':
      return conflict('This exists already', undefined, 'ALREADY_EXISTS')
    case '40001':
    case '40P01':
    case '55P03':
      return conflict('Somebody else is changing this right now; please try again', undefined, 'BUSY')
    case '22P02':
    case '22003':
    case '22007':
    case '22008':
    case '22021':
    case '22P05':
      return invalid('A value has a form that cannot be stored')
    default:
      return isSqlState(failure.code) ? new DatabaseFailure(failure) : thrown
  }
}

const isSqlState = (code: string) => /^[0-9A-Z]{5}$/.test(code)

/** Whether the transaction lost a race that a second attempt may win. */
export function isRetryable(thrown: unknown): boolean {
  const code = failureOf(thrown)?.code
  return code === '40001' || code === '40P01'
}

const attempts = 6

/**
 * Runs `fn` in one transaction; a deadlock or serialization failure is tried again, five times at most, with jitter.
 * `fn` may run more than once: it touches nothing but the transaction. Throws what mapDbError makes of the failure.
 */
export async function inTransaction<T>(db: Db, fn: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await onOneConnection(db, fn)
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw mapDbError(error)
      await pause(Math.random() * 10 * 2 ** attempt)
    }
  }
}

/** The query builder's own way keeps the connection for ever when `begin` fails on it. */
async function onOneConnection<T>(db: Db, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.$client.connect()
  try {
    return await drizzle(client).transaction(fn)
  } finally {
    client.release()
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** The driver's error, which the query builder wraps as a cause (and a failed connect, as one of several). */
function failureOf(thrown: unknown): Failure | null {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; error = innerOf(error), depth++) {
    const code = field(error, 'code')
    if (code !== '' || connectionLost.test(error.message)) {
      return { code, constraint: field(error, 'constraint'), message: error.message }
    }
  }
  return null
}

function innerOf(error: Error): unknown {
  return error instanceof AggregateError ? error.errors[0] : error.cause
}

function field(error: Error, name: string): string {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : ''
}
