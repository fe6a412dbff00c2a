import { TRPCError } from '@trpc/server'
import { Refusal } from '@h2s/api/errors'
import type { IncomingHttpHeaders } from 'node:http'

/** The caller's name for this attempt, up to 200 printable characters. Throws TRPCError for anything else. */
export function idempotencyKeyOf(headers: IncomingHttpHeaders): string | null {
  const given = headers['idempotency-key']
  if (given === undefined) return null
  if (typeof given === 'string' && /^[\x21-\x7e]{1,200}$/.test(given)) return given
  throw new TRPCError({
    code: 'BAD_REQUEST',
    cause: new Refusal('INVALID', 'Idempotency-Key takes 1 to 200 printable characters without spaces.'),
  })
}
