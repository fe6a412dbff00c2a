import { ConfirmDialog } from '@h2s/ui/confirm-dialog'
import { useDraft } from '@h2s/ui/draft'
import { useReturnFocus } from '@h2s/ui/return-focus'
import { toastDone } from '@h2s/ui/toasts'
import { useState } from 'react'
import { useJob } from './job-context.ts'
import { blockersOf, type Step } from './next-step.ts'
import { OverrideFields } from './override-fields.tsx'
import { useAsked } from './use-asked.ts'
import { sendStep } from './use-step.ts'

/** A blocked step, taken all the same: what is in the way, and why it does not stop us. */
export function OverrideDialog({ step, onClose }: { step: Step; onClose: () => void }) {
  useReturnFocus('[data-more]')
  const { job, write, writing } = useJob()
  /* What was in the way when it was opened: the person answers that, not what arrives meanwhile. */
  const [base] = useState(job.version)
  const [blockers] = useState(() => blockersOf(job, step))
  const [reason, setReason, forgetReason] = useDraft(`override:${step.action}:${job.job_id}`)
  const [error, setError] = useState<unknown>(null)
  const failed = useAsked(onClose, setError)
  return (
    <ConfirmDialog
      opened
      title={`${step.label} all the same?`}
      confirmLabel={step.label}
      pending={writing === step.action}
      error={error}
      disabled={reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => {
        setError(null)
        write({
          name: step.action,
          base,
          form: true,
          mine: [{ label: step.label, value: reason.trim() }],
          done: `${job.job_number}: ${step.label.toLowerCase()}, done`,
          failed: `Could not ${step.label.charAt(0).toLowerCase()}${step.label.slice(1)}`,
          send: (version) => sendStep(job, step.action, version, reason.trim()),
          onDone: () => {
            toastDone(`${job.job_number}: ${step.label.toLowerCase()}, in spite of what was in the way.`)
            forgetReason()
            onClose()
            focusWhatStays()
          },
          onFailed: failed,
        })
      }}
    >
      <OverrideFields action={step.action} blockers={blockers} reason={reason} onReason={setReason} />
    </ConfirmDialog>
  )
}

/** The button that opened this goes away with what was in the way, once the job is drawn anew; "More" stays. */
function focusWhatStays(): void {
  setTimeout(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('[data-more]')?.focus()
  }, 150)
}
