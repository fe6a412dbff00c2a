import { formatMoney } from '@h2s/ui/money'
import { StatusBadge } from '@h2s/ui/status-badge'
import { IconWallet } from '@tabler/icons-react'
import type { ProviderJob } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { payoutWords } from '../../words/payout-words.ts'
import classes from './pay-card.module.css'

/** What this job pays: the estimate, or the payout itself once it exists. */
export function PayCard({ job }: { job: ProviderJob }) {
  const payout = job.payout ?? null
  const cents = payout?.amount_cents ?? job.payout_estimate_cents
  if (cents === null) return null
  return (
    <Card title="Pay" icon={<IconWallet size={20} stroke={1.6} aria-hidden />}>
      <p className={classes.pay}>
        <span className={classes.amount}>{formatMoney(cents, job.currency)}</span>
        {payout === null ? (
          <span className={classes.note}>Estimate, reviewed after the customer has checked the work</span>
        ) : (
          <StatusBadge status={payout.status} label={payoutWords(payout.status).label} />
        )}
      </p>
    </Card>
  )
}
