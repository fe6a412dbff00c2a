import type { PayoutRow } from '@h2s/db/schema/payouts'

export type Entry = { account: string; amount_cents: number; currency: string }

/** An approved payout is a cost of ours, owed to the provider. Debits positive; they sum to zero. */
export function approvalEntries({
  pro_id,
  amount_cents,
  currency,
}: Pick<PayoutRow, 'pro_id' | 'amount_cents' | 'currency'>): Entry[] {
  if (amount_cents === 0) return []
  return [
    { account: 'provider_costs', amount_cents, currency },
    { account: `provider_payable:${pro_id}`, amount_cents: -amount_cents, currency },
  ]
}

/** What the customer paid ahead has been earned. */
export function revenueEntries({
  paid_total_cents,
  currency,
}: {
  paid_total_cents: number | null
  currency: string
}): Entry[] {
  if (paid_total_cents === null || paid_total_cents === 0) return []
  return [
    { account: 'customer_prepayments', amount_cents: paid_total_cents, currency },
    { account: 'revenue', amount_cents: -paid_total_cents, currency },
  ]
}

/** The same booking the other way round: entries are never changed, only reversed. */
export function reversed(entries: readonly Entry[]): Entry[] {
  return entries.map((entry) => ({ ...entry, amount_cents: -entry.amount_cents }))
}
