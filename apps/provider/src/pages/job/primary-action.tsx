import { BlockedButton } from '@h2s/ui/explain'
import { type Problem, toProblem } from '@h2s/ui/problem'
import { SlowHint } from '@h2s/ui/slow-hint'
import { useNetwork } from '@mantine/hooks'
import { useState } from 'react'
import type { Blocker, ProviderJob } from '../../api.ts'
import { Link } from '../../routes.tsx'
import { inPlainWords, runningFirst } from '../../words/guard-words.ts'
import { isOfAnotherDay } from '../../words/visit-words.ts'
import { FinishSheet, StartSheet } from './sheets.tsx'
import { nextStep } from './next-step.ts'
import classes from './primary-action.module.css'
import type { JobActions } from './use-job-actions.ts'
import { useMyJobs } from './use-my-jobs.ts'

const labels = { accept: 'Accept job', start: 'Start job', complete: 'Finish job' } as const

const offlineBlocker: Blocker = {
  code: 'OFFLINE',
  message: 'You are offline.',
  fix: 'This button works again when the phone has signal.',
  overridable: false,
  evidence: {},
}

/** A refusal with blockers is on the button already after the refetch, and a conflict has its own notice. */
function worthShowing(error: unknown): Problem | null {
  const problem = error === null ? null : toProblem(error)
  return problem === null || problem.code === 'CONFLICT' || problem.blockers.length > 0 ? null : problem
}

/** The big button. Blocked, it stays where it is and says by what; `brief` where the fixes stand on the page already. */
export function PrimaryAction({
  job,
  actions,
  brief = false,
}: {
  job: ProviderJob
  actions: JobActions
  brief?: boolean
}) {
  const [finishing, setFinishing] = useState(false)
  const [early, setEarly] = useState(false)
  const { online } = useNetwork()
  const mine = useMyJobs()
  const step = nextStep(job)
  if (step === null) return null

  const blockers = online ? inPlainWords(job.actions[step] ?? [], mine) : [offlineBlocker]
  const first = runningFirst(blockers, mine)
  const running = actions[step]
  // What a sheet was asked about, the sheet says.
  const problem = step === 'complete' || early ? null : worthShowing(running.error)
  const press = (): void => {
    if (step === 'complete') setFinishing(true)
    else if (step === 'start' && isOfAnotherDay(job, Date.now())) setEarly(true)
    else actions[step].run()
  }

  return (
    <>
      <BlockedButton fullWidth size="lg" blockers={blockers} brief={brief} loading={running.isPending} onClick={press}>
        {labels[step]}
      </BlockedButton>
      {first !== null && (
        <Link className={classes.first} to={{ page: 'job', assignment_id: first.assignment_id }}>
          Open that job
        </Link>
      )}
      <SlowHint waiting={step !== 'complete' && running.isPending} />
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problem.sentence}
        </p>
      )}
      {step === 'start' && (
        <StartSheet job={job} start={actions.start} opened={early} onClose={() => setEarly(false)} />
      )}
      {step === 'complete' && (
        <FinishSheet job={job} complete={actions.complete} opened={finishing} onClose={() => setFinishing(false)} />
      )}
    </>
  )
}
