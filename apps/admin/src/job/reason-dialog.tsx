import { useReturnFocus } from '@h2s/ui/return-focus'
import { ConfirmDialog } from '@h2s/ui/confirm-dialog'
import { useDraft } from '@h2s/ui/draft'
import { formatMoney } from '@h2s/ui/money'
import { toastDone } from '@h2s/ui/toasts'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { client, type JobDetail, type WireJob } from '../api.ts'
import { ChoiceChips } from './choice-chips.tsx'
import { useJob } from './job-context.ts'
import text from './text.module.css'

type Kind = 'cancel' | 'dispute' | 'reject'

const words: Record<
  Kind,
  { title: string; lead: (job: JobDetail) => string; confirm: string; done: string; usual: readonly string[] }
> = {
  cancel: {
    title: 'Cancel this job?',
    lead: (job) =>
      [
        `${job.customer_name}’s job ends here, and they are told.`,
        ...(job.assignment ? [`${job.assignment.pro_name} loses it and the time is free again.`] : []),
        ...(job.paid_cents > 0
          ? [`${formatMoney(job.paid_cents, job.currency)} was paid: the refund is decided by hand.`]
          : []),
        'This cannot be taken back.',
      ].join(' '),
    confirm: 'Cancel the job',
    done: 'Job cancelled',
    usual: ['Customer changed their mind', 'Booked twice', 'Outside our area', 'Cannot be done there'],
  },
  dispute: {
    title: 'Open a dispute?',
    lead: (job) =>
      `The work on ${job.job_number} goes back to “in progress”, and no payout is approved until it is settled.`,
    confirm: 'Open the dispute',
    done: 'Dispute opened',
    usual: ['Work is not finished', 'Something was damaged', 'Not what was ordered'],
  },
  reject: {
    title: 'Take the job back from the tech?',
    lead: (job) =>
      `${job.assignment?.pro_name ?? 'The tech'} loses the job and will not be offered it again. The time is free and the job needs somebody new.`,
    confirm: 'Take it back',
    done: 'The job is waiting for a tech again',
    usual: ['Tech is ill', 'Cannot reach the tech', 'Wrong skills for this job', 'Running late'],
  },
}

function send(kind: Kind, job: JobDetail, reason: string, version: number): Promise<{ job: WireJob } | null> {
  const reread = (): null => null
  if (kind === 'cancel') return client.admin.jobs.cancel.mutate({ job_id: job.job_id, reason, version })
  if (kind === 'dispute')
    return client.customer.jobs.dispute.mutate({ job_id: job.job_id, reason, version }).then(reread)
  if (!job.assignment) return Promise.resolve(null)
  return client.provider.assignments.reject
    .mutate({ assignment_id: job.assignment.assignment_id, reason, version: job.assignment.version })
    .then(reread)
}

/** What ends or undoes something asks why: the reason is told to whom it concerns and stays in the history. */
export function ReasonDialog({ kind, onClose }: { kind: Kind; onClose: () => void }) {
  useReturnFocus('[data-more]')
  const { job, write, writing } = useJob()
  const [chip, setChip] = useState<string | null>(null)
  const [more, setMore, forgetMore] = useDraft(`${kind}:${job.job_id}`)
  const [error, setError] = useState<unknown>(null)
  const asked = words[kind]
  const reason = [chip, more.trim()].filter(Boolean).join('. ')
  return (
    <ConfirmDialog
      opened
      title={asked.title}
      confirmLabel={asked.confirm}
      cancelLabel={kind === 'cancel' ? 'Keep the job' : 'Cancel'}
      danger={kind !== 'dispute'}
      pending={writing === kind}
      error={error}
      disabled={reason === ''}
      onClose={onClose}
      onConfirm={() => {
        setError(null)
        write({
          name: kind,
          form: true,
          mine: [{ label: asked.confirm, value: reason }],
          done: asked.done,
          failed: asked.title,
          send: (version) => send(kind, job, reason, version),
          onDone: () => {
            toastDone(`${asked.done}.`)
            forgetMore()
            onClose()
          },
          onFailed: setError,
        })
      }}
    >
      <p className={text.lead}>{asked.lead(job)}</p>
      <ChoiceChips
        label="Why?"
        options={asked.usual.map((one) => ({ value: one, label: one }))}
        value={chip}
        onChange={setChip}
      />
      <Textarea
        label={chip ? 'Anything to add?' : 'Or in your own words'}
        value={more}
        onChange={(event) => setMore(event.currentTarget.value)}
        maxLength={1500}
      />
    </ConfirmDialog>
  )
}
