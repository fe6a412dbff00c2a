import { callTRPCProcedure } from '@trpc/server'
import { z } from 'zod'
import type { ApiContext } from '../context.ts'
import { appRouter } from '../root.ts'
import type { ProcedureMeta, RestName } from './meta.ts'

/** One REST name of the contract, and the procedure behind it. */
export type RestRoute = RestName & {
  /** The procedure's place in the tree: `admin.jobs.list`. */
  procedure: string
  type: 'query' | 'mutation'
  input: z.ZodType | null
  output: z.ZodObject
}

/** What a procedure knows about itself at run time. */
type Definition = {
  type: 'query' | 'mutation' | 'subscription'
  meta?: ProcedureMeta
  inputs: readonly unknown[]
  output?: unknown
}

/** The record is flat at run time, path by path; its type is the nested tree. */
const flat: Record<string, unknown> = appRouter._def.procedures

const isProcedure = (value: unknown): value is { _def: Definition } => typeof value === 'function' && '_def' in value

/** Every procedure of the tree by its path, `admin.jobs.list`, with what it knows about itself. */
export const procedures: ReadonlyMap<string, Definition> = new Map(
  Object.entries(flat).flatMap(([path, value]) => (isProcedure(value) ? [[path, value._def]] : [])),
)

/** Every procedure that has a REST name. */
export const restRoutes: readonly RestRoute[] = [...procedures].flatMap(
  ([procedure, { type, meta, inputs, output }]) => {
    if (!meta?.rest || type === 'subscription' || !(output instanceof z.ZodObject)) return []
    const [input] = inputs
    return [{ ...meta.rest, procedure, type, input: input instanceof z.ZodType ? input : null, output }]
  },
)

/** What a request says, as the procedure's input: path parameters under their own names, then query or body. */
export function restInput(
  route: RestRoute,
  request: { params: Record<string, string>; query: unknown; body: unknown },
): unknown {
  const said = route.method === 'GET' ? request.query : (request.body ?? {})
  const names = Object.entries(request.params).map(([key, value]) => [route.params?.[key] ?? key, value])
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return names.length > 0 ? null : said
  if (route.input === null) return undefined
  // A body may not name another thing than the path does.
  return { ...said, ...Object.fromEntries(names) }
}

/** Runs one procedure by its path, without HTTP. Throws TRPCError, as the procedure does. */
export const callProcedure = (path: string, input: unknown, ctx: ApiContext, signal?: AbortSignal): Promise<unknown> =>
  callTRPCProcedure({
    router: appRouter,
    path,
    getRawInput: () => Promise.resolve(input),
    ctx,
    type: procedures.get(path)?.type ?? 'query',
    signal,
    batchIndex: 0,
  })
