import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  type Operation,
  splitLink,
  type TRPCClient,
  TRPCClientError,
  type TRPCLink,
} from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import { observable } from '@trpc/server/observable'
import { toProblem } from './problem.tsx'
import { reopenLink } from './reopen-link.ts'

/** A random name for one intent. Works on plain http too, where `randomUUID` is missing. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const keyOf = (op: Operation): string =>
  typeof op.context.idempotencyKey === 'string' ? op.context.idempotencyKey : ''

/** Names each mutation once, before any retry, so that the same intent keeps the same key however often it is sent. */
function intentLink<TRouter extends AnyTRPCRouter>(): TRPCLink<TRouter> {
  return () =>
    ({ op, next }) => {
      if (op.type === 'mutation' && !keyOf(op)) op.context.idempotencyKey = newIdempotencyKey()
      return next(op)
    }
}

/** Sends a mutation again when the answer never came. Safe because of its key; refusals are answers and are not retried. */
function resendLink<TRouter extends AnyTRPCRouter>(attempts: number, waitMs: number): TRPCLink<TRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let timer: ReturnType<typeof setTimeout> | undefined
        let inner: { unsubscribe(): void } | undefined
        const send = (left: number) => {
          inner = next(op).subscribe({
            next: (value) => observer.next(value),
            error: (error) => {
              const unanswered = error instanceof TRPCClientError && !error.data && error.name !== 'AbortError'
              if (op.type === 'mutation' && unanswered && left > 0 && navigator.onLine)
                timer = setTimeout(() => send(left - 1), waitMs)
              else observer.error(error)
            },
            complete: () => observer.complete(),
          })
        }
        send(attempts)
        return () => {
          clearTimeout(timer)
          inner?.unsubscribe()
        }
      })
}

export type ApiOptions = {
  url?: string
  /** Sent with every call, the customer's link token for one. */
  headers?: () => Record<string, string>
  /** A stream cannot send headers: what it must carry goes here. */
  connectionParams?: () => Record<string, string> | null
}

/** Reads batched, writes alone (each has its own key), one stream for what is live. */
export function createApiClient<TRouter extends AnyTRPCRouter>({
  url = '/trpc',
  headers,
  connectionParams,
}: ApiOptions = {}): TRPCClient<TRouter> {
  const links: TRPCLink<AnyTRPCRouter>[] = [
    intentLink(),
    resendLink(2, 600),
    reopenLink(),
    splitLink({
      condition: (op) => op.type === 'subscription',
      true: httpSubscriptionLink({ url, ...(connectionParams ? { connectionParams } : {}) }),
      false: splitLink({
        condition: (op) => op.type === 'mutation',
        true: httpLink({ url, headers: ({ op }) => ({ ...headers?.(), 'idempotency-key': keyOf(op) }) }),
        false: httpBatchLink({ url, maxURLLength: 4000, maxItems: 10, headers: () => headers?.() ?? {} }),
      }),
    }),
  ]
  return createTRPCClient<TRouter>({ links: links as TRPCLink<TRouter>[] })
}

/** Reads come again when the server stumbled, not when it answered; writes never by themselves. */
export function createQueryClient({ onUnauthorized }: { onUnauthorized?: () => void } = {}): QueryClient {
  const watch = (error: unknown) => {
    if (toProblem(error).httpStatus === 401) onUnauthorized?.()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 15 * 60_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => {
          const { httpStatus, code } = toProblem(error)
          return failures < 2 && (code === 'UNREACHABLE' || (httpStatus !== null && httpStatus >= 500))
        },
        retryDelay: (attempt) => Math.min(400 * 2 ** attempt, 4000),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
