import { randomUUID } from 'node:crypto'
import type { Context, Ports } from '@h2s/commands/context'
import { createBoss } from '@h2s/db/boss'
import type { Database } from '@h2s/db/client'
import { beat, leave } from '@h2s/db/store/heartbeats'
import type { JobResult } from 'pg-boss'
import type { Logger } from 'pino'
import { sweeps } from './sweeps.ts'
import { notifyTask } from './tasks/notify.ts'
import { offerNextTask } from './tasks/offer-next.ts'
import { processWebhookTask } from './tasks/process-webhook.ts'
import type { TaskKind } from './tasks/task.ts'

export type WorkerParts = {
  url: string
  database: Database
  ports: Ports
  log: Logger
  now: () => string
  version: string
  /** Told how long each task took. */
  onTask?: (queue: string, outcome: 'done' | 'failed', seconds: number) => void
}

export type Worker = { id: string; stop: () => Promise<void> }

const beatEveryMs = 5_000
/**
 * A batch at a time, the next one at once while batches come back full, and woken by the database when a task comes.
 * The look every two seconds is for what nobody announces: a retry whose time has come.
 */
const pace = {
  perJobResults: true,
  burstWhenBatchFull: true,
  notifyPollingIntervalSeconds: 2,
  pollingIntervalSeconds: 1,
} as const
/** At a stop: the time for tasks under way. What is not done by then is given back and done by another. */
const drainMs = 8_000

/** Starts working: every task kind, every sweep, and a heartbeat that says so. */
export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const { database, log } = parts
  const id = randomUUID()
  const boss = await createBoss(parts.url, (error) => log.error({ err: error }, 'the queue had an error'))

  const work = (kind: TaskKind) =>
    boss.work(kind.queue, { ...pace, batchSize: kind.concurrency }, (tasks) =>
      Promise.all(tasks.map((task) => runTask(parts, kind, task))),
    )
  await work(processWebhookTask)
  await work(notifyTask)
  await work(offerNextTask)

  const beatNow = () => beat(database.db, id, parts.version)
  await beatNow()
  const timers = [
    repeat('heartbeat', beatEveryMs, beatNow, log),
    ...sweeps.map((sweep) =>
      repeat(sweep.name, sweep.everyMs, () => runSweep(sweep.name, sweep.run(contextFor(parts, 'sweeps')), log), log),
    ),
  ]

  return {
    id,
    stop: async () => {
      for (const stopTimer of timers) stopTimer()
      await boss.stop({ graceful: true, timeout: drainMs })
      await leave(database.db, id)
    },
  }
}

const contextFor = (parts: WorkerParts, part: string, correlationId: string = randomUUID()): Context => ({
  db: parts.database.db,
  actor: { kind: 'system', part },
  now: parts.now,
  correlationId,
  ports: parts.ports,
})

/**
 * One task, and how it ended for the queue: a failed one is tried again later and at last put aside; one whose payload
 * makes no sense is put aside at once. Why it failed is in our log only: the queue keeps what it is told, and an error
 * may name people.
 */
async function runTask(parts: WorkerParts, kind: TaskKind, task: { id: string; data: unknown }): Promise<JobResult> {
  const startedAt = performance.now()
  const said = { queue: kind.queue, task_id: task.id }
  const ended = (outcome: 'done' | 'failed') => {
    const seconds = (performance.now() - startedAt) / 1000
    parts.onTask?.(kind.queue, outcome, seconds)
    return { ...said, ms: Math.round(seconds * 1000) }
  }
  const payload = kind.payload.safeParse(task.data)
  if (!payload.success) {
    parts.log.error(ended('failed'), 'task makes no sense')
    return { id: task.id, status: 'deadletter' }
  }
  try {
    await kind.run(contextFor(parts, kind.part, task.id), payload.data)
    parts.log.info(ended('done'), 'task done')
    return { id: task.id, status: 'completed' }
  } catch (error) {
    parts.log.error({ ...ended('failed'), err: error }, 'task failed')
    return { id: task.id, status: 'failed' }
  }
}

async function runSweep(name: string, found: Promise<number>, log: Logger): Promise<void> {
  const count = await found
  if (count > 0) log.info({ sweep: name, count }, 'swept')
}

/** Does something now and then again; one round never overlaps the next, and a failed one is only said. */
function repeat(name: string, everyMs: number, run: () => Promise<unknown>, log: Logger): () => void {
  let stopped = false
  let timer: NodeJS.Timeout
  const round = async () => {
    try {
      await run()
    } catch (error) {
      log.warn({ what: name, err: error }, 'did not work this time')
    }
    if (!stopped) timer = setTimeout(() => void round(), everyMs)
  }
  timer = setTimeout(() => void round(), everyMs)
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
