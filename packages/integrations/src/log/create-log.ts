import { destination, pino } from 'pino'
import type { Logger } from 'pino'
import { describeError } from './describe-error.ts'

/**
 * One JSON line per event on standard output. What is written is chosen field by field: never a header, a body, a
 * query string or a person's data. Redaction is the second belt.
 */
export function createLog(level: string, part: string): Logger {
  return pino(
    {
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
    },
    // What is still buffered at exit is tried again for ever when the reader is gone (sonic-boom's flushSync), and the
    // process never leaves. Written at once, the first broken pipe ends the log and nothing else.
    destination({ fd: 1, sync: true }),
  )
}
