import type { Tx } from '@h2s/db/client'
import { postLedger } from '@h2s/db/store/ledger'
import { insertPayment } from '@h2s/db/store/payments'
import type { IntakePayment } from './intake.ts'

/** Books a checkout that the customer has paid: a captured payment, and the money owed to them as work. */
export async function takePrepayment(
  tx: Tx,
  of: { job_id: string; order_id: string | null; currency: string },
  payment: IntakePayment,
  now: string,
): Promise<void> {
  const row = await insertPayment(
    tx,
    {
      job_id: of.job_id,
      order_id: of.order_id,
      plan: 'prepaid',
      state: 'captured',
      amount_cents: payment.amount_cents,
      captured_cents: payment.amount_cents,
      currency: of.currency,
      stripe_payment_intent_id: payment.stripe_payment_intent_id,
      stripe_checkout_session_id: payment.stripe_checkout_session_id,
    },
    now,
  )
  if (row === null || payment.amount_cents === 0) return
  await postLedger(
    tx,
    {
      kind: 'payment_captured',
      job_id: of.job_id,
      memo: `Checkout ${payment.stripe_checkout_session_id}`,
      entries: [
        { account: 'stripe_balance', amount_cents: payment.amount_cents, currency: of.currency },
        { account: 'customer_prepayments', amount_cents: -payment.amount_cents, currency: of.currency },
      ],
    },
    now,
  )
}
