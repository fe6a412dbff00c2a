import { formatDay, formatTime, useNow } from '@h2s/ui/time'
import { IconCircleCheckFilled, IconInfoCircle } from '@tabler/icons-react'
import type { ProviderJob } from '../../api.ts'
import { payoutWords } from '../../words/payout-words.ts'
import classes from './outcome-card.module.css'

/** Where a job stands that needs nothing more from the tech. */
export function OutcomeCard({ job }: { job: ProviderJob }) {
  const now = useNow()
  const outcome = outcomeOf(job, now)
  if (outcome === null) return null
  return (
    <section className={classes.outcome} data-good={outcome.good || undefined} aria-label="Where this job stands">
      {outcome.good ? (
        <IconCircleCheckFilled size={28} aria-hidden />
      ) : (
        <IconInfoCircle size={28} stroke={1.6} aria-hidden />
      )}
      <div>
        <p className={classes.says}>{outcome.says}</p>
        <p className={classes.next}>{outcome.next}</p>
      </div>
    </section>
  )
}

function outcomeOf(job: ProviderJob, now: number): { good: boolean; says: string; next: string } | null {
  const first = job.customer?.first_name ?? 'the customer'
  if (job.state === 'done') {
    const at =
      job.completed_at === null
        ? ''
        : `${formatDay(job.completed_at, job.time_zone, now)}, ${formatTime(job.completed_at, job.time_zone)}.`
    if (job.status === 'paid') return { good: true, says: 'Done and paid', next: at }
    if (job.status === 'completed') {
      const payout = job.payout ?? null
      const { stage, says } = payoutWords(payout?.status ?? null)
      const waits = stage === 'waiting' ? `Waiting for ${first} to check the work. ${says}` : says
      return { good: true, says: 'Work done', next: `${at} ${waits}`.trim() }
    }
    return { good: true, says: 'Your part is done', next: at }
  }
  const ended: Partial<Record<ProviderJob['state'], string>> = {
    declined: 'You declined this job. Dispatch offers it to somebody else.',
    rejected: 'You gave this job back. Dispatch offers it to somebody else.',
    expired: 'This offer was not answered in time.',
    released: 'Dispatch took this job back.',
    cancelled: 'This job was cancelled.',
    no_show: 'This visit was marked as missed. Call dispatch if that is wrong.',
  }
  const next = ended[job.state]
  return next === undefined ? null : { good: false, says: 'Nothing to do here', next }
}
