import { createDb } from '@h2s/db/client'
import type { Database } from '@h2s/db/client'

/** Room for everybody at once on one machine; PostgreSQL's own limit is 100. */
const mostConnections = 20
/** Somebody waits for the answer: what has not come by then is refused, within five seconds in all. */
const statementTimeout = 3_500

/** The pool that the doors answer from. */
export const openDatabase = (url: string, onError?: (error: Error) => void): Database =>
  createDb({
    url,
    max: mostConnections,
    applicationName: 'home2smart server',
    statementTimeout,
    ...(onError ? { onError } : {}),
  })
