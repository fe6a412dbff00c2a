import { Money } from '@h2s/ui/money'
import { StatusBadge } from '@h2s/ui/status-badge'
import type { JobDetail } from '../api.ts'
import { hrefOf, useGo } from '../routes.tsx'
import { useJob } from './job-context.ts'
import money from './money.module.css'
import text from './text.module.css'
import { Section } from './section.tsx'

/** What the customer paid, what the tech gets. */
export function MoneySection() {
  const { job } = useJob()
  const go = useGo()
  const { payment, payouts } = job
  const list = listPrice(job)
  const estimate = job.assignment?.payout_estimate_cents ?? null
  return (
    <Section title="Money">
      <dl className={money.ledger}>
        {job.quoted_cents !== null && job.quoted_cents !== job.paid_cents && (
          <div>
            <dt>Quoted</dt>
            <dd>
              <Money cents={job.quoted_cents} currency={job.currency} />
            </dd>
          </div>
        )}
        {list !== null && (
          <div>
            <dt>
              Catalogue price now
              <span className={money.why}>{list.why}</span>
            </dt>
            <dd>
              <Money cents={list.cents} currency={job.currency} />
            </dd>
          </div>
        )}
        {chargedRows(job).map(({ label, cents }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Money cents={cents} currency={job.currency} />
            </dd>
          </div>
        ))}
        <div>
          <dt>Customer paid</dt>
          <dd>
            <b>
              <Money cents={job.paid_cents} currency={job.currency} />
            </b>
          </dd>
        </div>
        {payment && payment.refunded_cents > 0 && (
          <div>
            <dt>Refunded</dt>
            <dd>
              <Money cents={payment.refunded_cents} currency={payment.currency} />
            </dd>
          </div>
        )}
        {payment && (
          <div>
            <dt>Payment</dt>
            <dd>
              <StatusBadge status={payment.state} />
            </dd>
          </div>
        )}
      </dl>
      <h4 className={money.miniTitle}>Payouts</h4>
      {payouts.length === 0 ? (
        <p className={text.dim}>
          {job.status === 'cancelled' ? (
            'Nothing is due: the job was cancelled.'
          ) : job.assignment && estimate ? (
            <>
              Expected for {job.assignment.pro_name}: <Money cents={estimate} currency={job.currency} />. Due once the
              work is verified.
            </>
          ) : (
            'Nothing is due before the work is done and verified.'
          )}
        </p>
      ) : (
        <dl className={money.ledger}>
          {payouts.map((payout) => (
            <div key={payout.payout_id}>
              <dt>
                <StatusBadge status={payout.status} />
              </dt>
              <dd>
                <Money cents={payout.amount_cents} currency={payout.currency} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {payouts.some((payout) => payout.status === 'pending_review') && (
        <a
          className={money.link}
          href={hrefOf({ page: 'payouts' })}
          onClick={(event) => {
            event.preventDefault()
            go({ page: 'payouts', job: undefined })
          }}
        >
          Review on the payouts page
        </a>
      )}
    </Section>
  )
}

/** What of the sum is neither work nor goods: what was taken off, what the visit's time and place cost, tax. */
function chargedRows({ charges }: JobDetail): { label: string; cents: number }[] {
  if (charges === null) return []
  const rows = [
    { label: 'Discount', cents: -charges.discount_cents },
    ...charges.surcharges.map(({ label, amount_cents }) => ({ label, cents: amount_cents })),
    { label: 'Tax', cents: charges.tax_cents },
  ]
  return rows.filter(({ cents }) => cents !== 0)
}

/** What the catalogue asks for the work as it is known now, when that is not what the customer was told. */
function listPrice(job: JobDetail): { cents: number; why: string } | null {
  const { price_cents: cents } = job.expected
  if (cents === null || cents === (job.quoted_cents ?? job.paid_cents)) return null
  return {
    cents,
    why:
      job.quoted_cents === null ? 'The order came without a quote.' : 'The work or the prices changed after the quote.',
  }
}
