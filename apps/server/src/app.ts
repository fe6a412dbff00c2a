import rateLimit from '@fastify/rate-limit'
import type { ApiContext } from '@h2s/api/context'
import { isUnexpected } from '@h2s/api/errors'
import { createLiveHub } from '@h2s/api/live/hub'
import { procedures } from '@h2s/api/rest/routes'
import type { HealthReport } from '@h2s/api/views/health'
import type { Context, Ports } from '@h2s/commands/context'
import type { Database } from '@h2s/db/client'
import { listenForNotices } from '@h2s/db/live'
import { lastHeartbeat } from '@h2s/db/read/heartbeat'
import { jobAudience } from '@h2s/db/read/job-audience'
import { endedTasks, queueDepth, readGauges } from '@h2s/db/read/metrics'
import { keepSession } from '@h2s/db/store/sessions'
import type { Actor } from '@h2s/domain/people'
import { fastify, LogController } from 'fastify'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify'
import { createAuth } from './auth/auth.ts'
import { stillAsks } from './auth/still-asks.ts'
import { whoAsks } from './auth/who-asks.ts'
import { demoSignIns } from './demo-sign-ins.ts'
import type { Environment } from './env.ts'
import { refuse } from './http/answers.ts'
import { addHostCheck, refuseAddress, refuseConnection } from './http/before-routes.ts'
import { networkOf } from './http/caller-network.ts'
import { correlationIdOf } from './http/correlation-id.ts'
import { asFailure, answerTo, nothingHere } from './http/failures.ts'
import { idempotencyKeyOf } from './http/idempotency-key.ts'
import { addJsonBodies } from './http/json-body.ts'
import { addOriginCheck } from './http/same-origin.ts'
import { addSecurityHeaders } from './http/security-headers.ts'
import { createHealth } from './operations/health.ts'
import { logRequests } from './operations/log-requests.ts'
import { createMetrics, timeRequests } from './operations/metrics.ts'
import { addAppRoutes } from './routes/apps.ts'
import type { AppFolders } from './routes/apps.ts'
import { addAuthRoutes } from './routes/auth.ts'
import { addDocsRoutes } from './routes/docs.ts'
import { addHealthRoutes } from './routes/health.ts'
import { addMetricsRoute } from './routes/metrics.ts'
import { addRestRoutes } from './routes/rest.ts'
import { addStripeWebhook } from './routes/stripe-webhook.ts'
import { addTrpcRoutes } from './routes/trpc.ts'

export type AppParts = {
  env: Pick<
    Environment,
    | 'PUBLIC_URL'
    | 'DATABASE_URL'
    | 'AUTH_SECRET'
    | 'DEMO'
    | 'METRICS_TOKEN'
    | 'TRUSTED_PROXIES'
    | 'RATE_LIMIT_PER_MINUTE'
  >
  database: Database
  ports: Ports
  integrations: HealthReport['integrations']
  folders: AppFolders
  log: FastifyBaseLogger
  now: () => string
}

const mostBodyBytes = 256 * 1024
/** A batch names ten procedures in its path. */
const longestParameter = 1000

/** How often an open stream looks whether its session has run out, in milliseconds. */
const streamsAskAgainMs = 30_000

const noCounts = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }

/** The HTTP process without its port: main.ts listens, tests inject. Closing it ends streams, but not the database. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { env, database, log, now } = parts
  const { db, pool } = database
  const app = fastify({
    loggerInstance: log,
    // Requests are logged by our own hook: their route, never the address with what people put into it.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: correlationIdOf,
    bodyLimit: mostBodyBytes,
    routerOptions: { maxParamLength: longestParameter },
    trustProxy: env.TRUSTED_PROXIES ?? false,
    requestTimeout: 30_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    http: { requireHostHeader: false },
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseConnection,
  })

  const live = createLiveHub((jobId) => jobAudience(db, jobId))
  let isLeaving = false
  const health = createHealth({
    lastBeat: async () => (await lastHeartbeat(db))?.beat_at ?? null,
    integrations: parts.integrations,
    now,
  })
  const metrics = createMetrics({
    gauges: () => readGauges(db),
    queueDepth: () => queueDepth(db),
    endedTasks: (since) => endedTasks(db, since),
    startedAt: now(),
    pool,
    streams: live.size,
  })

  const contextFor = (actor: Actor, correlationId: string): Context => ({
    db,
    actor,
    now,
    correlationId,
    ports: parts.ports,
  })
  const apiContext = async (request: FastifyRequest, facts: { link?: string | undefined }): Promise<ApiContext> => {
    const door = contextFor({ kind: 'system', part: 'door' }, request.id)
    const { session, ...asked } = await whoAsks(door, request.headers, facts.link)
    // A stream that is open asks without keeping its session awake: nobody need be there.
    if (session !== null) await keepSession(db, session, now())
    return {
      ...door,
      ...asked,
      stillSignedIn: stillAsks(asked.actor, () => whoAsks(door, request.headers, facts.link)),
      idempotencyKey: idempotencyKeyOf(request.headers),
      live,
      health,
      demo: env.DEMO ? demoSignIns : null,
    }
  }

  addSecurityHeaders(app)
  logRequests(app)
  timeRequests(app, metrics, procedures)
  addHostCheck(app)
  addOriginCheck(app, new URL(env.PUBLIC_URL).origin)
  addJsonBodies(app)
  app.setErrorHandler((error, request, reply) => {
    if (isUnexpected(asFailure(error))) request.log.error({ err: error }, 'unexpected error')
    return refuse(reply, answerTo(error, request.id))
  })
  app.setNotFoundHandler((request, reply) => refuse(reply, nothingHere(request.id)))

  addHealthRoutes(app, health, () => isLeaving)
  addMetricsRoute(app, metrics, env.METRICS_TOKEN)
  await addStripeWebhook(app, parts.ports.stripe, (correlationId) =>
    contextFor({ kind: 'system', part: 'intake' }, correlationId),
  )
  await app.register(async (doors) => {
    await doors.register(rateLimit, {
      max: env.RATE_LIMIT_PER_MINUTE,
      timeWindow: '1 minute',
      keyGenerator: ({ ip }) => networkOf(ip),
      // How much is left helps only whoever tries how far it goes; `retry-after` stays.
      addHeadersOnExceeding: noCounts,
      addHeaders: noCounts,
    })
    addAuthRoutes(doors, createAuth({ db, secret: env.AUTH_SECRET, publicUrl: env.PUBLIC_URL, log }), env.PUBLIC_URL)
    addRestRoutes(doors, apiContext)
    await addTrpcRoutes(doors, apiContext)
    addDocsRoutes(doors, env.PUBLIC_URL)
  })
  await addAppRoutes(app, parts.folders)

  const listener = await listenForNotices(env.DATABASE_URL, live.publish, {
    // What was said while nobody listened was missed: everybody looks again.
    onConnect: () => live.publish({ topic: 'all', id: '*', kind: 'refresh' }),
  })
  // What runs out by time is told by nobody.
  const runningOut = setInterval(() => live.publish({ topic: 'session', id: '*', kind: 'ask' }), streamsAskAgainMs)
  runningOut.unref()
  // An answer that was under way when the process was asked to go is the last on its connection.
  app.addHook('onSend', async (_request, reply) => {
    if (isLeaving) reply.header('connection', 'close')
  })
  app.addHook('preClose', async () => {
    isLeaving = true
    live.close()
  })
  app.addHook('onClose', async () => {
    clearInterval(runningOut)
    await listener.close()
  })
  return app
}
