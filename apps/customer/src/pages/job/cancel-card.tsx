import { BlockedButton } from '@h2s/ui/explain'
import { formatPhone } from '@h2s/ui/phone'
import { useState } from 'react'
import type { CustomerJob } from '../../api.ts'
import classes from './cancel-card.module.css'
import { CancelSheet } from './sheets.tsx'
import { useAnswers } from './use-answers.ts'

/** The policy stands above the button, to be read before anything is pressed. */
export function CancelCard({ job }: { job: CustomerJob }) {
  const answers = useAnswers(job)
  const [asking, setAsking] = useState(false)
  const blockers = job.actions.cancel
  const phone = job.branch?.phone ?? null
  // A reason is asked for in the sheet: its absence here is no obstacle.
  const standing = blockers?.filter((blocker) => blocker.code !== 'REASON')
  // What is being written stays on the screen, even when the visit moves on meanwhile.
  if (standing === undefined && !asking) return null
  return (
    <section className={classes.cancel} aria-labelledby="cancel-title">
      <h2 className={classes.title} id="cancel-title">
        Can’t make it?
      </h2>
      {job.cancel_now !== null && <p className={classes.now}>{job.cancel_now}</p>}
      <p className={classes.policy}>{job.policy_text}</p>
      {phone !== null && (
        <p className={classes.policy}>
          Need another time instead? Call{' '}
          <a className={classes.phone} href={`tel:${phone}`}>
            {formatPhone(phone)}
          </a>
          .
        </p>
      )}
      <BlockedButton variant="default" fullWidth blockers={standing ?? []} onClick={() => setAsking(true)}>
        Cancel this visit
      </BlockedButton>
      <CancelSheet job={job} cancel={answers.cancel} opened={asking} onClose={() => setAsking(false)} />
    </section>
  )
}
