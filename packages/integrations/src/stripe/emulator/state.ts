import type { Stripe } from 'stripe'

import { IdempotencyKeys } from './idempotency.ts'

/** How the next matching request is spoilt; the request's effect happens only in the `accept_` modes. */
export type Fault = {
  /** Matches the path; any path when absent. */
  path?: RegExp
  mode: 'drop_before' | 'accept_then_drop' | 'error_500' | 'rate_limit'
}

/** What the emulated Stripe account remembers, in memory. */
export class StripeState {
  readonly sessions = new Map<string, Stripe.Checkout.Session>()
  readonly lineItems = new Map<string, Stripe.LineItem[]>()
  readonly events: Stripe.Event[] = []
  readonly keys = new IdempotencyKeys()
  readonly faults: Fault[] = []
  readonly requests: { method: string; path: string; idempotencyKey: string | null }[] = []
  #count = 0

  /** Ids as Stripe writes them: a prefix and letters; counted, so that a run can be repeated. */
  nextId(prefix: string): string {
    this.#count += 1
    return `${prefix}_${prefix === 'cs' ? 'test_' : ''}emulated${String(this.#count).padStart(10, '0')}`
  }

  takeFault(path: string): Fault | null {
    const index = this.faults.findIndex((fault) => fault.path === undefined || fault.path.test(path))
    return index < 0 ? null : (this.faults.splice(index, 1)[0] ?? null)
  }
}
