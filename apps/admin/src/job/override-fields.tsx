import { needsSecondPerson } from '@h2s/domain/job'
import { Explain } from '@h2s/ui/explain'
import { Ago } from '@h2s/ui/when'
import { Textarea } from '@mantine/core'
import type { JobAction, JobDetail } from '../api.ts'
import { useJob } from './job-context.ts'
import text from './text.module.css'
import { useFirstAsk } from './use-first-ask.ts'

/** What is in the way and why one goes on all the same; where it takes two people, who the first one is. */
export function OverrideFields({
  action,
  blockers,
  reason,
  onReason,
  listed = false,
}: {
  action: JobAction
  blockers: NonNullable<JobDetail['actions'][JobAction]>
  reason: string
  onReason: (reason: string) => void
  /** The blockers stand beside the choice already. */
  listed?: boolean
}) {
  return (
    <>
      {!listed && <Explain blockers={blockers} />}
      {blockers.some(needsSecondPerson) && <SecondPerson action={action} />}
      <Textarea
        label="Why go on all the same?"
        description="It stays in the timeline, with your name."
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
        required
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus={listed ? undefined : true}
      />
    </>
  )
}

function SecondPerson({ action }: { action: JobAction }) {
  const { job } = useJob()
  const ask = useFirstAsk(action)
  if (ask === null) {
    return (
      <p className={text.warn}>
        A critical flag takes two people. Your reason is kept, and nothing changes until a colleague sends the same
        within 24 hours.
      </p>
    )
  }
  return (
    <p className={text.warn}>
      {ask.mine ? 'You asked for this ' : `${ask.name} asked for this `}
      <Ago at={ask.at} zone={job.time_zone} />: “{ask.reason}”.{' '}
      {ask.mine ? 'A colleague has to confirm it.' : 'You are the second person: with your reason the job goes on.'}
    </p>
  )
}
