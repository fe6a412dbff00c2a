import { fileURLToPath } from 'node:url'
import { createLog } from '@h2s/integrations/log/create-log'
import { describeError } from '@h2s/integrations/log/describe-error'
import { BadSettings } from '@h2s/integrations/settings/parse-settings'
import { buildApp } from './app.ts'
import { readEnv } from './env.ts'
import type { Environment } from './env.ts'
import { openDatabase } from './operations/database.ts'
import { createPorts, integrationsOf } from './operations/ports.ts'

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

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
/** Once asked to stop: the time for answers under way before the process goes anyway. */
const patienceMs = 10_000

const env = environmentOrLeave()
const log = createLog(env.LOG_LEVEL, 'server')
const database = openDatabase(env.DATABASE_URL, (error) => log.warn({ err: error }, 'a database connection was lost'))

async function start(): Promise<void> {
  const app = await buildApp({
    env,
    database,
    ports: createPorts(env),
    integrations: integrationsOf(env),
    folders: {
      admin: folder('admin/dist'),
      provider: folder('provider/dist'),
      customer: folder('customer/dist'),
      landing: folder('customer/dist/landing'),
    },
    log,
    now: () => new Date().toISOString(),
  })
  const url = await app.listen({ port: env.PORT, host: '::' })
  log.info({ url, integrations: integrationsOf(env) }, 'ready')

  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), patienceMs).unref()
    await app.close()
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
  process.stderr.write(`${whyNot(error)}\n`)
  process.exit(1)
}

/** One sentence for whoever starts the process. */
function whyNot(error: unknown): string {
  const { code } = describeError(error)
  if (code === 'EADDRINUSE') return `PORT ${env.PORT} is in use: another program listens there.`
  if (code === 'EACCES') return `PORT ${env.PORT} may not be used by this account.`
  if (code !== undefined && /^(E[A-Z]+|CONNECT_TIMEOUT|28\w{3}|3D000|57P03)$/.test(code)) {
    return `DATABASE_URL names a database that cannot be reached (${code}).`
  }
  return 'The server cannot start; the line above says why.'
}
