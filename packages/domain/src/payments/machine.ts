import { defineMachine } from '../machines/machine.ts'

/** How an order is charged: before the job exists (seed A), or held and captured after verification (seed B). */
export const paymentPlans = ['prepaid', 'authorize_then_capture'] as const
export type PaymentPlan = (typeof paymentPlans)[number]

export const paymentStates = [
  'none',
  'method_saved',
  'authorized',
  'captured',
  'partially_refunded',
  'refunded',
  'authorization_expired',
  'failed',
  'disputed',
] as const
export type PaymentState = (typeof paymentStates)[number]

/** What the customer pays us. */
export const paymentMachine = defineMachine({
  name: 'payment',
  initial: 'none',
  states: paymentStates,
  arrows: [
    ['none', 'save_method', 'method_saved'],
    [['none', 'method_saved', 'authorization_expired', 'failed'], 'authorize', 'authorized'],
    // A prepaid checkout is captured at once.
    [['none', 'authorized'], 'capture', 'captured'],
    ['authorized', 'expire', 'authorization_expired'],
    [['authorized', 'none'], 'void', 'refunded'],
    [['none', 'method_saved', 'authorized'], 'fail', 'failed'],
    ['failed', 'save_method', 'method_saved'],
    [['captured', 'partially_refunded'], 'refund_part', 'partially_refunded'],
    [['captured', 'partially_refunded'], 'refund_all', 'refunded'],
    [['captured', 'partially_refunded'], 'dispute', 'disputed'],
    ['disputed', 'win', 'captured'],
    ['disputed', 'lose', 'refunded'],
  ],
})

/** A card hold lives this long at most. */
export const HOLD_DAYS = 7
/** Without an answer from the customer the work counts as verified after this long. */
export const AUTO_VERIFY_HOURS = 72
