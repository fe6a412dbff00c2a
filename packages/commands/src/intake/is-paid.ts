import type { Checkout } from './read-checkout.ts'

/** Whether a checkout is an order that was paid; where it is not, what is written to the inbox, and why in words. */
export type Paid = { paid: true } | { paid: false; outcome: 'ignored' | 'noop'; why: string }

/** Nothing is left to pay: paid, or free of charge. */
const settled = new Set(['paid', 'no_payment_required'])

/**
 * Only money that has arrived makes a job. A checkout that does not say whether it was paid is taken for an order, with
 * a flag (`moneyGaps`): a paid one is never lost.
 */
export function isPaid({ mode, payment_status }: Checkout): Paid {
  if (mode === 'setup') {
    return { paid: false, outcome: 'ignored', why: 'The checkout saved a card and sold nothing.' }
  }
  if (payment_status === null || settled.has(payment_status)) return { paid: true }
  if (payment_status === 'unpaid') {
    return { paid: false, outcome: 'noop', why: 'The money is on its way: another event says when it has arrived.' }
  }
  return { paid: false, outcome: 'noop', why: 'The payment is in a state that we do not know: look it up at Stripe.' }
}
