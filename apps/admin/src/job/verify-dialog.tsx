import { ConfirmDialog } from '@h2s/ui/confirm-dialog'
import { useReturnFocus } from '@h2s/ui/return-focus'
import { toastDone } from '@h2s/ui/toasts'
import { useState } from 'react'
import { useJob } from './job-context.ts'
import text from './text.module.css'
import { sendStep } from './use-step.ts'

/** Speaking for the customer is asked about: it cannot be taken back, and the tech's pay follows from it. */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  useReturnFocus('[data-more]')
  const { job, write, writing } = useJob()
  const [error, setError] = useState<unknown>(null)
  return (
    <ConfirmDialog
      opened
      title="Verify for the customer?"
      confirmLabel="Mark verified"
      pending={writing === 'verify'}
      error={error}
      onClose={onClose}
      onConfirm={() => {
        setError(null)
        write({
          name: 'verify',
          form: true,
          done: `${job.job_number}: verified`,
          failed: 'Could not mark it verified',
          send: (version) => sendStep(job, 'verify', version),
          onDone: () => {
            toastDone('Verified.')
            onClose()
          },
          onFailed: setError,
        })
      }}
    >
      <p className={text.lead}>
        Only with {job.customer_name}’s word that all is well. The payout goes into review; only a dispute takes this
        back.
      </p>
    </ConfirmDialog>
  )
}
