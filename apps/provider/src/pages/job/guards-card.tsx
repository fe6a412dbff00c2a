import { IconChecklist, IconCircleCheckFilled, IconCircleXFilled } from '@tabler/icons-react'
import type { ProviderJob } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { guardsOf } from '../../words/guard-words.ts'
import classes from './guards-card.module.css'
import { nextStep } from './next-step.ts'
import { useMyJobs } from './use-my-jobs.ts'

/** What must be true before the next step, each point with a tick or a cross and the way to fix it. */
export function GuardsCard({ job }: { job: ProviderJob }) {
  const mine = useMyJobs()
  const step = nextStep(job)
  if (step === null || step === 'accept') return null
  const guards = guardsOf(job, step, job.actions[step] ?? [], mine)
  return (
    <Card
      title={step === 'start' ? 'Before you start' : 'Before you finish'}
      icon={<IconChecklist size={20} stroke={1.6} aria-hidden />}
    >
      <ul className={classes.guards}>
        {guards.map((guard) => (
          <li key={guard.key}>
            {guard.met ? (
              <IconCircleCheckFilled className={classes.met} size={22} aria-hidden />
            ) : (
              <IconCircleXFilled className={classes.unmet} size={22} aria-hidden />
            )}
            <span>
              <span className="h2s-hidden">{guard.met ? 'In order: ' : 'Not yet: '}</span>
              {guard.says}
              {guard.fix !== null && guard.fix !== '' && <span className={classes.fix}>{guard.fix}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
