import { TRPCClientError, type TRPCLink } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import { observable } from '@trpc/server/observable'

const soonestMs = 500
const latestMs = 15_000

/**
 * Opens a stream again that the other side ended in good order: a server that is started anew says goodbye, and is back
 * in a moment. Until then the stream counts as interrupted.
 */
export function reopenLink<TRouter extends AnyTRPCRouter>(): TRPCLink<TRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let timer: ReturnType<typeof setTimeout> | undefined
        let inner: { unsubscribe(): void } | undefined
        let wait = soonestMs
        const open = (): void => {
          inner = next(op).subscribe({
            next: (value) => {
              if (value.result.type === 'data') wait = soonestMs
              observer.next(value)
            },
            error: (error) => observer.error(error),
            complete: () => {
              if (op.type !== 'subscription') return observer.complete()
              const error = TRPCClientError.from(new Error('The stream was ended.'))
              observer.next({ result: { type: 'state', state: 'connecting', error } })
              timer = setTimeout(open, wait)
              wait = Math.min(wait * 2, latestMs)
            },
          })
        }
        open()
        return () => {
          clearTimeout(timer)
          inner?.unsubscribe()
        }
      })
}
