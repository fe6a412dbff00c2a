import { StripeShapedError } from './errors.ts'

export type StoredAnswer = { status: number; body: unknown }

type Entry = { request: string; answer: StoredAnswer | null }

/** Idempotency keys as Stripe keeps them: the first answer is replayed, other parameters are an error, a running twin is a 409. */
export class IdempotencyKeys {
  readonly #entries = new Map<string, Entry>()

  /** The stored answer to replay, or null when this request is the first with its key and now holds it. */
  claim(key: string, request: string): StoredAnswer | null {
    const entry = this.#entries.get(key)
    if (entry === undefined) {
      this.#entries.set(key, { request, answer: null })
      return null
    }
    if (entry.request !== request) {
      throw new StripeShapedError(400, {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      })
    }
    if (entry.answer === null) {
      throw new StripeShapedError(409, {
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message: `There is currently another in-progress request using this Idempotent Key (${key}).`,
      })
    }
    return entry.answer
  }

  /** A request that failed validation is not stored (it may be sent again with the same key); any other answer is. */
  finish(key: string, answer: StoredAnswer): void {
    const entry = this.#entries.get(key)
    if (entry === undefined) return
    if (answer.status >= 400 && answer.status < 500) this.#entries.delete(key)
    else entry.answer = answer
  }
}
