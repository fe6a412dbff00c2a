import { createDb } from '@h2s/db/client'
import { createLog } from '@h2s/integrations/log/create-log'
import { BadSettings } from '@h2s/integrations/settings/parse-settings'
import { readEnv } from './env.ts'
import type { Environment } from './env.ts'
import { createTaskMetrics, serveMetrics } from './metrics.ts'
import { createPorts } from './ports.ts'
import { startWorker } from './worker.ts'

/** Reads the environment, or says in one sentence per variable why it cannot, and leaves. */
function environmentOrLeave(): Environment {
  try {
    return readEnv()
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

const version = '0.1.0'
const patienceMs = 12_000
const mostConnections = 10

const env = environmentOrLeave()
const log = createLog(env.LOG_LEVEL, 'worker')
const database = createDb({
  url: env.DATABASE_URL,
  max: mostConnections,
  applicationName: 'home2smart worker',
  onError: (error) => log.warn({ err: error }, 'a database connection was lost'),
})

async function start(): Promise<void> {
  const ports = await createPorts(env, (integration) => log.warn({ integration }, 'off: its keys are not set'))
  const metrics = createTaskMetrics()
  const worker = await startWorker({
    url: env.DATABASE_URL,
    database,
    ports,
    log,
    now: () => new Date().toISOString(),
    version,
    onTask: metrics.onTask,
  })
  const server =
    env.WORKER_METRICS_PORT === undefined ? null : await serveMetrics(metrics.registry, env.WORKER_METRICS_PORT)
  const address = server?.address()
  const metrics_port = typeof address === 'object' ? address?.port : undefined
  log.info({ worker_id: worker.id, metrics_port }, 'ready')

  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), patienceMs).unref()
    server?.close()
    await worker.stop()
    ports.mail?.close()
    await database.close()
    log.info('stopped')
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal))
}

try {
  await start()
} catch (error) {
  log.fatal({ err: error }, 'cannot start')
  process.stderr.write(
    'The worker cannot start: its database (DATABASE_URL) did not answer, or the line above says why.\n',
  )
  process.exit(1)
}
