import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import type { JobFacts } from './facts.ts'

/** Nobody works in two places at once: a blocker for every other job that somebody of the crew is at work on. */
export function busyElsewhere(job: JobFacts): Blocker[] {
  return (job.crew_working ?? [])
    .filter((work) => work.job_id !== job.job_id)
    .map(({ pro_id, job_number }) =>
      block(
        'PRO_BUSY',
        { pro_id, job_number },
        { message: `The tech is still at work on ${job_number}`, fix: `Complete ${job_number} first.` },
      ),
    )
}
