import type { Context } from '@h2s/commands/context'
import { withIdempotency } from '@h2s/commands/idempotency/with-idempotency'

type Call<Input> = { ctx: Context & { idempotencyKey: string | null }; input: Input; path: string }

/**
 * The resolver of a write that may be sent twice: with the same Idempotency-Key it happens once and the first answer
 * is given again. `run` must use the context that it is given: the key is claimed in the command's own transaction.
 */
export const once =
  <Input, Answer>(run: (ctx: Context, input: Input) => Promise<Answer>) =>
  ({ ctx, input, path }: Call<Input>): Promise<Answer> =>
    withIdempotency(ctx, { key: ctx.idempotencyKey, procedure: path, input }, (own) => run(own, input))
