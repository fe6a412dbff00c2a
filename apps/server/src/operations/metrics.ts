import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { EndedTask, QueueDepth } from '@h2s/db/read/metrics'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type MetricSources = {
  gauges: () => Promise<{ awaiting_schedule: number; scheduled: number; payout_pending: number }>
  queueDepth: () => Promise<readonly QueueDepth[]>
  /** The tasks that ended since an instant (ISO), and up to when that is. */
  endedTasks: (since: string) => Promise<{ tasks: readonly EndedTask[]; until: string }>
  /** From when on this process counts, ISO. */
  startedAt: string
  pool: { totalCount: number; idleCount: number; waitingCount: number }
  streams: () => number
}

/** What Prometheus reads. Labels are our own words only: never a name, phone, email, address or id. */
export function createMetrics(sources: MetricSources): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, read: () => Promise<number> | number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read())
      },
    })
  gauge('awaiting_schedule', 'Jobs that still need a time', async () => (await sources.gauges()).awaiting_schedule)
  gauge('scheduled', 'Jobs with a confirmed visit', async () => (await sources.gauges()).scheduled)
  gauge('payout_pending', 'Payouts that wait for review', async () => (await sources.gauges()).payout_pending)
  gauge('live_streams', 'Browsers that listen for changes', sources.streams)
  new Gauge({
    name: 'task_queue_depth',
    help: 'Background tasks by queue and state',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      this.reset()
      for (const { queue, state, count } of await sources.queueDepth()) this.set({ queue, state }, count)
    },
  })
  countTasks(registry, sources)
  new Gauge({
    name: 'db_pool_connections',
    help: 'Database connections of this process',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { totalCount, idleCount, waitingCount } = sources.pool
      this.set({ state: 'busy' }, totalCount - idleCount)
      this.set({ state: 'idle' }, idleCount)
      this.set({ state: 'waiting' }, waitingCount)
    },
  })
  return registry
}

/**
 * How long tasks take, by whatever worker, as the queue in the database keeps it: read when somebody asks, each task once.
 * Every API process counts all of them, so their histograms are alternatives and not parts.
 */
function countTasks(registry: Registry, { endedTasks, startedAt }: MetricSources): void {
  let since = startedAt
  let reading: Promise<void> = Promise.resolve()
  const duration = new Histogram({
    name: 'task_duration_seconds',
    help: 'Time that the last attempt of a background task took by queue and outcome, of all workers together',
    labelNames: ['queue', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
    async collect() {
      // One after the other: two who ask at once must not count the same tasks twice.
      reading = reading.catch(() => {}).then(read)
      await reading
    },
  })
  const read = async () => {
    const { tasks, until } = await endedTasks(since)
    for (const { queue, outcome, seconds } of tasks) duration.observe({ queue, outcome }, seconds)
    since = until
  }
}

/**
 * How long each kind of request takes; a label takes only values that we chose. Streams are left out: they last as long as
 * somebody looks.
 */
export function timeRequests(app: FastifyInstance, registry: Registry, procedures: ReadonlyMap<string, unknown>): void {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer by method, route and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return
    const status = `${Math.floor(reply.statusCode / 100)}xx`
    duration.observe(
      { method: request.method, route: routeLabel(request, procedures), status },
      reply.elapsedTime / 1000,
    )
  })
}

function routeLabel(request: FastifyRequest, procedures: ReadonlyMap<string, unknown>): string {
  const route = request.routeOptions.url ?? 'none'
  if (route !== '/trpc/:path') return route
  const { path } = request.params as { path: string }
  if (path.includes(',')) return '/trpc/(batch)'
  return procedures.has(path) ? `/trpc/${path}` : '/trpc/(unknown)'
}
