import { IconCheck } from '@tabler/icons-react'
import type { CustomerJob } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { dateAndTime, visitDate, visitTimes } from '../../words/visit-words.ts'
import classes from './road.module.css'

/** From booked to verified, on one line from top to bottom. */
export function Road({ job }: { job: CustomerJob }) {
  if (job.timeline.length === 0) return null
  return (
    <Card title="Your visit, step by step">
      <ol className={classes.road}>
        {job.timeline.map((step) => (
          <li
            key={step.label}
            className={classes.step}
            data-state={step.state}
            aria-current={step.state === 'now' ? 'step' : undefined}
          >
            <span className={classes.mark} aria-hidden>
              {step.state === 'done' && <IconCheck size={16} stroke={2.5} />}
            </span>
            <span className={classes.words}>
              <span className={classes.label}>
                {step.label}
                {step.state === 'done' && <span className="h2s-hidden">, done</span>}
                {step.state === 'now' && <span className="h2s-hidden">, now</span>}
              </span>
              <span className={classes.note}>{noteOf(step, job)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** What belongs beside a step: when it happened, or what it waits for. */
function noteOf(step: CustomerJob['timeline'][number], job: CustomerJob): string | null {
  if (step.label === 'Scheduled' && step.state !== 'next' && job.window !== null) {
    return `${visitDate(job)}, ${visitTimes(job)}`
  }
  if (step.label === 'Tech confirmed' && step.state !== 'next' && job.tech !== null) {
    return step.at === null ? job.tech.first_name : `${job.tech.first_name}, ${dateAndTime(step.at, job.time_zone)}`
  }
  return step.at === null ? null : dateAndTime(step.at, job.time_zone)
}
