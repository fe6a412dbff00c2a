import { formatMoney } from '@h2s/ui/money'
import { Logo } from '@h2s/ui/logo'
import { IconPrinter } from '@tabler/icons-react'
import { useId } from 'react'
import type { CustomerJob } from '../../api.ts'
import { fullDate } from '../../words/visit-words.ts'
import classes from './receipt-card.module.css'

/** What was bought and paid. The one part of the page that prints. */
export function ReceiptCard({ job }: { job: CustomerJob }) {
  const id = useId()
  // Amounts that do not make up the total would be a riddle on a receipt: then the total alone is shown.
  const sum = job.lines.reduce((total, line) => total + (line.amount_cents ?? 0), 0)
  const adds = job.paid_cents === 0 || sum === job.paid_cents
  return (
    <section className={classes.receipt} aria-labelledby={id}>
      <p className={classes.letterhead} aria-hidden>
        <Logo size={28} /> Home2Smart
      </p>
      <div className={classes.head}>
        <h2 className={classes.title} id={id}>
          {job.paid_cents > 0 ? 'Receipt' : 'Your order'}
        </h2>
        <button type="button" className={classes.print} onClick={() => window.print()}>
          <IconPrinter size={18} stroke={1.6} aria-hidden />
          Print
        </button>
      </div>
      <p className={classes.meta}>
        <span className="h2s-num">{job.job_number}</span>,{' '}
        <span className={classes.together}>booked {fullDate(job.created_at, job.time_zone)}</span>
      </p>
      <p className={classes.onPaper}>
        {job.address}
        {job.completed_at !== null && <>, work done {fullDate(job.completed_at, job.time_zone)}</>}
      </p>
      <table className={classes.table}>
        <caption className="h2s-hidden">What you bought</caption>
        <thead className="h2s-hidden">
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {job.lines.map((line, index) => (
            <tr key={`${line.service_name}-${index}`}>
              <td>
                {line.quantity > 1 && `${line.quantity} × `}
                {line.service_name}
                {line.details.length > 0 && <span className={classes.details}>{line.details.join(' · ')}</span>}
              </td>
              <td className={classes.amount}>
                {adds && (line.amount_cents === null ? 'included' : formatMoney(line.amount_cents, job.currency))}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{job.paid_cents > 0 ? 'Paid' : 'Nothing paid yet'}</th>
            <td className={classes.amount}>{job.paid_cents > 0 ? formatMoney(job.paid_cents, job.currency) : null}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
