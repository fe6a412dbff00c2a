import { sql } from 'drizzle-orm'
import { PgBoss } from 'pg-boss'
import type { Queue } from 'pg-boss'
import type { Tx } from './client.ts'

/** Background work. A payload carries ids only: the handler asks for the truth as it is when it runs. */
export type Task = { start_after?: string; singleton_key?: string } & (
  | { queue: 'process-webhook'; data: { inbox_id: string } }
  | { queue: 'notify'; data: { message_id: string } }
  | { queue: 'offer-next'; data: { assignment_id: string } }
)
export type QueueName = Task['queue']

/** Where a task ends that failed for good; nothing works on it, ops look at it. */
export const deadLetterQueue = 'dead-letter'

const patient = {
  retryLimit: 8,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 120,
  // A worker that died is missed within seconds, not after the whole expiry.
  heartbeatSeconds: 10,
  deadLetter: deadLetterQueue,
  // A waiting worker is woken at once instead of by its next poll.
  notify: true,
} satisfies Omit<Queue, 'name'>

/** Every queue with its patience, created by the owner at migration. */
export const queues: Record<QueueName, typeof patient> = {
  'process-webhook': patient,
  notify: patient,
  'offer-next': patient,
}

/** A started pg-boss for a worker process. The schema and its queues exist since the migration. */
export async function createBoss(url: string, onError: (error: Error) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'home2smart tasks',
    max: 4,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    // Index rebuilds belong to the owner; the application's role may not.
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', onError)
  await boss.start()
  return boss
}

/**
 * The rows of `task` become tasks, and who waits for them is woken: pg-boss's own insert, as parts of a statement that
 * needs no started instance in the process that sends. A task without a queue has no name, which fails the statement.
 */
export const sending = `sent as (
      insert into pgboss.job (name, data, start_after, keep_until, singleton_key, expire_seconds, deletion_seconds, policy,
        retry_limit, retry_delay, retry_backoff, retry_delay_max, dead_letter, heartbeat_seconds)
      select q.name, t.data, coalesce(t.start_after, now()),
        coalesce(t.start_after, now()) + q.retention_seconds * interval '1s',
        t.singleton_key, q.expire_seconds, q.deletion_seconds, q.policy,
        q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.dead_letter, q.heartbeat_seconds
      from task t left join pgboss.queue q on q.name = t.queue
      on conflict do nothing
      returning name, start_after
    ), woken as (
      select pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), name)
      from (select distinct name from sent where start_after <= now()) ready
    )`

/** Enqueues tasks in the caller's transaction: they exist exactly if it commits. */
export async function sendInTx(tx: Tx, tasks: readonly Task[]): Promise<void> {
  if (tasks.length === 0) return
  await tx.execute(sql`
    with task as (
      select * from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb)
        as t(queue text, data jsonb, start_after timestamptz, singleton_key text)
    ), ${sql.raw(sending)}
    select count(*) from woken`)
}
