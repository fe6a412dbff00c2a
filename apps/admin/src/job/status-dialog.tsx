import { useReturnFocus } from '@h2s/ui/return-focus'
import { ConfirmDialog } from '@h2s/ui/confirm-dialog'
import { Explain } from '@h2s/ui/explain'
import { StatusIcon } from '@h2s/ui/status-badge'
import { toastDone } from '@h2s/ui/toasts'
import { statusLook } from '@h2s/ui/words'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { client, type JobStatus } from '../api.ts'
import { statuses } from '../words.ts'
import { useJob } from './job-context.ts'
import { OverrideFields } from './override-fields.tsx'
import { actionTo, isOverridable } from './override.ts'
import { useAsked } from './use-asked.ts'
import dialogs from './dialogs.module.css'
import text from './text.module.css'

/** Every status the job could go to from here, with what stands in the way of each. */
export function StatusDialog({ onClose }: { onClose: () => void }) {
  useReturnFocus('[data-more]')
  const { job, write, writing } = useJob()
  const [to, setTo] = useState<JobStatus | null>(null)
  const [notes, setNotes] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [why, setWhy] = useState('')
  const failed = useAsked(onClose, setError)
  const inTheWay = to ? (job.blockers[to] ?? []) : []
  const blocked = isOverridable(inTheWay)
  /* Cancelling asks for a reason and has its own dialog. */
  const possible = statuses.filter((status) => job.blockers[status] !== undefined && status !== 'cancelled')
  return (
    <ConfirmDialog
      opened
      title="Set the status"
      confirmLabel={to ? `Set to ${statusLook(to).label.toLowerCase()}` : 'Set the status'}
      pending={writing === 'status'}
      error={error}
      disabled={to === null || (blocked && why.trim() === '')}
      onClose={onClose}
      onConfirm={() => {
        if (!to) return
        setError(null)
        write({
          name: 'status',
          form: true,
          mine: [{ label: 'Status', value: statusLook(to).label }],
          done: `Status set to ${statusLook(to).label}`,
          failed: 'Could not set the status',
          send: (version) =>
            client.admin.jobs.setStatus.mutate({
              job_id: job.job_id,
              status: to,
              ...(notes.trim() ? { notes: notes.trim() } : {}),
              ...(blocked ? { override_reason: why.trim() } : {}),
              version,
            }),
          onDone: () => {
            toastDone(`${job.job_number} is now “${statusLook(to).label}”.`)
            onClose()
          },
          onFailed: failed,
        })
      }}
    >
      <p className={text.lead}>
        Now: <b>{statusLook(job.status).label}</b>. The usual way is the button on the job; this is for what happened on
        the phone.
      </p>
      <fieldset className={dialogs.radios}>
        <legend className="h2s-hidden">New status</legend>
        {possible.map((status) => {
          const blockers = job.blockers[status] ?? []
          const closed = blockers.length > 0 && !isOverridable(blockers)
          return (
            <label key={status} className={dialogs.radio} data-blocked={closed || undefined}>
              <input
                type="radio"
                name="status"
                value={status}
                checked={to === status}
                disabled={closed}
                onChange={() => setTo(status)}
              />
              <span className={dialogs.radioText}>
                <span className={dialogs.radioLabel}>
                  <StatusIcon status={status} /> {statusLook(status).label}
                </span>
                <Explain blockers={blockers} />
              </span>
            </label>
          )
        })}
        {possible.length === 0 && <p className={text.dim}>From here the job goes nowhere else.</p>}
      </fieldset>
      {to && blocked && (
        <OverrideFields action={actionTo(to)} blockers={inTheWay} reason={why} onReason={setWhy} listed />
      )}
      <Textarea
        label="Note"
        description="Optional. It stays in the timeline."
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
        maxLength={2000}
      />
    </ConfirmDialog>
  )
}
