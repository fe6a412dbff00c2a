/** Integer cents as money; `quiet` drops ".00" where a column of round amounts reads better. */
export function formatMoney(cents: number, currency = 'USD', quiet = false): string {
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: currency.toUpperCase(),
    ...(quiet && cents % 100 === 0 ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  }).format(cents / 100)
}

export function Money({
  cents,
  currency = 'USD',
  quiet = false,
}: {
  cents: number
  currency?: string
  quiet?: boolean
}) {
  return <span className="h2s-num">{formatMoney(cents, currency, quiet)}</span>
}
