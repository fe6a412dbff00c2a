import { pino } from 'pino'
import type { Logger } from 'pino'

/** One JSON line per event. What is written is chosen field by field: ids and our own words, never a person's data. */
export const createLog = (level: string): Logger =>
  pino({
    level,
    base: { part: 'worker' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
  })

type Described = { type: string; code?: string; message: string; stack?: string; cause?: Described }

/** What of an error the log keeps: no values of a query, nobody's address or number, the frames. */
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
const withoutPeople = (message: string): string =>
  message
    .replace(/\nparams:[\s\S]*$/, '')
    .replace(/"[^"]*"|'[^']*'/g, '"…"')
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[email]')
    .replace(/\+?\d[\d\s().-]{6,}\d/g, '[number]')
    .slice(0, 1000)
