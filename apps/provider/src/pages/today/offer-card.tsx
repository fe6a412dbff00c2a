import { formatMoney } from '@h2s/ui/money'
import { Button } from '@mantine/core'
import { IconClock, IconMapPin } from '@tabler/icons-react'
import { useState } from 'react'
import type { ProviderJob } from '../../api.ts'
import { VisitTime } from '../../components/visit-time.tsx'
import { Link } from '../../routes.tsx'
import { areaOf, durationWords } from '../../words/visit-words.ts'
import { GiveBackSheet } from '../job/sheets.tsx'
import { PrimaryAction } from '../job/primary-action.tsx'
import { useJobActions } from '../job/use-job-actions.ts'
import classes from './offer-card.module.css'

/** A job that may be mine: when, what it pays, where about. Answered on the spot. */
export function OfferCard({ job }: { job: ProviderJob }) {
  const actions = useJobActions(job)
  const [declining, setDeclining] = useState(false)
  return (
    <article className={classes.offer} aria-label={`Offer: ${job.service_name}`}>
      <div className={classes.head}>
        <p className={classes.when}>{job.window === null ? 'Time to be agreed' : <VisitTime job={job} />}</p>
        {job.payout_estimate_cents !== null && (
          <p className={classes.pay}>
            <span className="h2s-hidden">Pays about </span>
            {formatMoney(job.payout_estimate_cents, job.currency, true)}
          </p>
        )}
      </div>
      <h3 className={classes.service}>
        <Link to={{ page: 'job', assignment_id: job.assignment_id }}>{job.service_name}</Link>
      </h3>
      <p className={classes.facts}>
        <span>
          <IconMapPin size={18} stroke={1.6} aria-hidden />
          {areaOf(job)}
        </span>
        <span>
          <IconClock size={18} stroke={1.6} aria-hidden />
          {durationWords(job.duration_minutes)}
        </span>
      </p>
      <div className={classes.answers}>
        <Button variant="default" size="lg" disabled={actions.accept.isPending} onClick={() => setDeclining(true)}>
          Decline
        </Button>
        <div className={classes.accept}>
          <PrimaryAction job={job} actions={actions} />
        </div>
      </div>
      <GiveBackSheet job={job} reject={actions.reject} opened={declining} onClose={() => setDeclining(false)} />
    </article>
  )
}
