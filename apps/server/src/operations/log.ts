import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import type { Logger } from 'pino'

/**
 * One JSON line per event on standard output. What is written is chosen field by field: never a header, a body, a
 * query string or a person's data. Redaction is the second belt.
 */
export function createLog(level: string, part: string): Logger {
  return pino({
    level,
    base: { part },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError, req: () => undefined, res: () => undefined },
    redact: {
      paths: [
        'authorization',
        'cookie',
        'password',
        'token',
        'email',
        'phone',
        'address',
        'name',
        '*.password',
        '*.token',
        '*.email',
        '*.phone',
      ],
      censor: '[redacted]',
    },
  })
}

/** One line per answered request: its route as we wrote it, never the address with what people put into it. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    if (quiet.has(route)) return
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
}

const quiet = new Set(['/healthz', '/readyz', '/metrics'])

type Described = { type: string; code?: string; message: string; stack?: string; cause?: Described }

/** What of an error the log keeps: a query's text without its values, a message without people in it, the frames. */
export function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' }
  const code: unknown = Reflect.get(error, 'code')
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n')
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: withoutPeople(error.message),
    ...(frames ? { stack: frames } : {}),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  }
}

/** A failed query's message ends with its values; a database's message quotes the one it did not like. */
export const withoutPeople = (message: string): string =>
  message
    .replace(/\nparams:[\s\S]*$/, '')
    .replace(/"[^"]*"|'[^']*'/g, '"…"')
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[email]')
    .replace(/\+?\d[\d\s().-]{6,}\d/g, '[number]')
    .slice(0, 1000)
