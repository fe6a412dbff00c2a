import '../../mantine-fields.css'
import { FormFrame } from '@h2s/ui/form-frame'
import { Sheet } from '@h2s/ui/sheet'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { CustomerJob } from '../../api.ts'
import { visitDate, visitTimes } from '../../words/visit-words.ts'
import classes from './sheet-words.module.css'
import type { Answers } from './use-answers.ts'

type CancelSheetProps = { job: CustomerJob; cancel: Answers['cancel']; opened: boolean; onClose: () => void }

/** The policy, then the reason, then the button: in that order. */
export function CancelSheet({ job, cancel, opened, onClose }: CancelSheetProps) {
  const [reason, setReason] = useState('')
  const date = visitDate(job)
  const close = (): void => {
    cancel.reset()
    onClose()
  }

  return (
    <Sheet opened={opened} onClose={close} title="Cancel this visit?">
      {date !== null && (
        <p className={classes.what}>
          {job.service_name}, {date}, {visitTimes(job)}
        </p>
      )}
      <p className={classes.policy}>{job.policy_text}</p>
      <FormFrame
        onSubmit={() => cancel.run(reason.trim(), onClose)}
        submitLabel="Cancel the visit"
        submitting={cancel.isPending}
        error={cancel.error}
        disabled={reason.trim() === ''}
        danger
        fullWidth
      >
        <Textarea
          label="Why do you cancel?"
          description="A few words are enough."
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </FormFrame>
    </Sheet>
  )
}
