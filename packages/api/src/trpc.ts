import { initTRPC } from '@trpc/server'
import type { ProcedureMeta } from './rest/meta.ts'
import type { ApiContext } from './context.ts'
import { errorAnswer } from './errors.ts'

/**
 * The one tRPC instance. Edit it when every procedure should behave differently; a procedure's own
 * concern belongs in its file.
 */
export const t = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const data = errorAnswer(error, ctx?.correlationId ?? '')
      return { ...shape, message: data.message, data: data.data }
    },
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 45_000 },
    },
  })

export const router = t.router
export const createCallerFactory = t.createCallerFactory
