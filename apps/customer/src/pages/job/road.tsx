import { IconCheck, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CustomerJob } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { dateAndTime, visitDate, visitTimes } from '../../words/visit-words.ts'
import classes from './road.module.css'

/** The two steps that say more than when they happened. */
const TECH = 1
const VISIT = 2

/** From booked to verified, on one line from top to bottom. */
export function Road({ job }: { job: CustomerJob }) {
  if (job.timeline.length === 0) return null
  return (
    <Card title="Your visit, step by step">
      <ol className={classes.road}>
        {job.timeline.map((step, index) => (
          <li
            key={step.label}
            className={classes.step}
            data-state={job.status === 'cancelled' && step.state === 'now' ? 'over' : step.state}
            aria-current={step.state === 'now' ? 'step' : undefined}
          >
            <span className={classes.mark} aria-hidden>
              {step.state === 'done' && <IconCheck size={16} stroke={2.5} />}
              {step.state === 'now' && job.status === 'cancelled' && <IconX size={16} stroke={2.5} />}
            </span>
            <span className={classes.words}>
              <span className={classes.label}>
                {step.label}
                {step.state === 'done' && <span className="h2s-hidden">, done</span>}
                {step.state === 'now' && <span className="h2s-hidden">, now</span>}
              </span>
              <span className={classes.note}>{noteOf(step, index, job)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** What belongs beside a step: who, when it is, or when it happened. The steps come in the API's order. */
function noteOf(step: CustomerJob['timeline'][number], index: number, job: CustomerJob): ReactNode {
  if (step.state === 'next') return null
  const happened = step.at === null ? null : dateAndTime(step.at, job.time_zone)
  if (job.status === 'cancelled') return happened
  if (index === TECH && job.tech !== null) return [job.tech.first_name, happened].filter(Boolean).join(', ')
  if (index === VISIT && job.window !== null) {
    return (
      <>
        {visitDate(job)}, <span className={classes.together}>{visitTimes(job)}</span>
      </>
    )
  }
  return happened
}
