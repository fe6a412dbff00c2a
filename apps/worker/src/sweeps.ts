import type { Context } from '@h2s/commands/context'
import { LEASE_SECONDS } from '@h2s/commands/notifications/send-message'
import { inTransaction } from '@h2s/db/errors'
import { deleteExpiredKeys } from '@h2s/db/store/idempotency'
import { reenqueueStaleInbox } from '@h2s/db/store/inbox'
import { reenqueueAbandonedMessages } from '@h2s/db/store/messages'
import { deleteOldTries } from '@h2s/db/store/rate-limits'
import { deleteExpiredSessions } from '@h2s/db/store/sessions'

/** Something that is looked after from time to time. Answers how many things it found. Several processes may run it. */
export type Sweep = { name: string; everyMs: number; run: (ctx: Context) => Promise<number> }

const second = 1000
const minute = 60 * second
const hour = 60 * minute
/** An event still waiting after this long lost its task; it gets a new one. */
const staleAfterSeconds = 60
/** A repeated request is recognised for this long. */
const keysLastMs = 24 * hour
/** Tries to sign in are counted for a quarter of an hour at most; after this long their count says nothing any more. */
const triesLastMs = hour

const before = (now: string, ms: number) => new Date(Date.parse(now) - ms).toISOString()

export const sweeps: readonly Sweep[] = [
  {
    name: 'webhooks that wait',
    everyMs: 30 * second,
    run: ({ db }) => inTransaction(db, (tx) => reenqueueStaleInbox(tx, staleAfterSeconds)),
  },
  {
    name: 'messages that nobody sends',
    everyMs: 30 * second,
    run: ({ db }) => inTransaction(db, (tx) => reenqueueAbandonedMessages(tx, LEASE_SECONDS)),
  },
  {
    name: 'idempotency keys that have lapsed',
    everyMs: hour,
    run: ({ db, now }) => deleteExpiredKeys(db, before(now(), keysLastMs)),
  },
  {
    name: 'sessions that have lapsed',
    everyMs: hour,
    run: ({ db, now }) => deleteExpiredSessions(db, now()),
  },
  {
    name: 'tries that no longer count',
    everyMs: hour,
    run: ({ db, now }) => deleteOldTries(db, before(now(), triesLastMs)),
  },
]
