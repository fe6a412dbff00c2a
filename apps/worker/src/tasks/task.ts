import type { Context } from '@h2s/commands/context'
import type { z } from 'zod'

/** One kind of background work: its payload (ids only) and what is done. It may run more than once for one task. */
export type TaskKind<Payload extends z.ZodType = z.ZodType> = {
  queue: string
  payload: Payload
  /** How many at once in this process. */
  concurrency: number
  /** The part of the system that acts, as the audit names it. */
  part: string
  run: (ctx: Context, payload: z.output<Payload>) => Promise<unknown>
}

/** Ties a handler to its payload, so that one cannot change without the other. */
export const defineTask = <Payload extends z.ZodType>(kind: TaskKind<Payload>): TaskKind<Payload> => kind
