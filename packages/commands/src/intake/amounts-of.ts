import type { IntakePayment } from './intake.ts'

/** What of a payment is tax, and what was taken off before it: the document of the job keeps both. */
export function amountsOf(payment: IntakePayment | null): { tax_cents?: number; discount_cents?: number } {
  const { tax_cents = 0, discount_cents = 0 } = payment ?? {}
  return { ...(tax_cents === 0 ? {} : { tax_cents }), ...(discount_cents === 0 ? {} : { discount_cents }) }
}
