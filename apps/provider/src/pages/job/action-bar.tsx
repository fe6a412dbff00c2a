import { Button } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import { IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import type { ProviderJob } from '../../api.ts'
import { runningFirst } from '../../words/guard-words.ts'
import classes from './action-bar.module.css'
import { nextStep } from './next-step.ts'
import { PrimaryAction } from './primary-action.tsx'
import { GiveBackSheet } from './sheets.tsx'
import type { JobActions } from './use-job-actions.ts'
import { useMyJobs } from './use-my-jobs.ts'

const mayGiveBack = (job: ProviderJob): boolean => job.actions.reject !== undefined && job.actions.reject.length === 0

/** At the thumb: the next step. Blocked, dispatch is one tap away. */
export function ActionBar({ job, actions }: { job: ProviderJob; actions: JobActions }) {
  const [declining, setDeclining] = useState(false)
  const mine = useMyJobs()
  const { online } = useNetwork()
  const step = nextStep(job)
  if (step === null) return null
  const blockers = job.actions[step] ?? []
  // What I have to finish myself is no question for dispatch.
  const askDispatch = blockers.length > 0 && runningFirst(blockers, mine) === null
  const dispatch = job.branch?.phone ?? null
  return (
    <section className={classes.bar} aria-label="Next step">
      <div className={classes.inner}>
        {step === 'accept' && mayGiveBack(job) && (
          <Button
            variant="default"
            size="lg"
            className={classes.decline}
            disabled={actions.accept.isPending || !online}
            onClick={() => setDeclining(true)}
          >
            Decline
          </Button>
        )}
        {step !== 'accept' && askDispatch && dispatch !== null && (
          <a className={classes.call} href={`tel:${dispatch}`} aria-label="Call dispatch">
            <IconPhone size={22} stroke={1.6} aria-hidden />
          </a>
        )}
        <div className={classes.primary}>
          <PrimaryAction job={job} actions={actions} brief={step === 'start'} />
        </div>
      </div>
      <GiveBackSheet job={job} reject={actions.reject} opened={declining} onClose={() => setDeclining(false)} />
    </section>
  )
}

/** The way out of an accepted job: at the end of the page, so that no thumb finds it by accident. */
export function GiveBack({ job, actions }: { job: ProviderJob; actions: JobActions }) {
  const [open, setOpen] = useState(false)
  // What is being written stays on the screen, even when the job moves on meanwhile.
  if (!open && (job.state === 'offered' || !mayGiveBack(job))) return null
  return (
    <>
      <Button variant="subtle" color="gray" size="lg" fullWidth onClick={() => setOpen(true)}>
        I cannot do this job
      </Button>
      <GiveBackSheet job={job} reject={actions.reject} opened={open} onClose={() => setOpen(false)} />
    </>
  )
}
