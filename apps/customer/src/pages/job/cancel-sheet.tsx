import '../../mantine-fields.css'
import { FormFrame } from '@h2s/ui/form-frame'
import { ReasonFields, useReason } from '@h2s/ui/reason'
import { Sheet } from '@h2s/ui/sheet'
import { SlowHint } from '@h2s/ui/slow-hint'
import type { CustomerJob } from '../../api.ts'
import { visitDate, visitTimes } from '../../words/visit-words.ts'
import classes from './sheet-words.module.css'
import type { Answers } from './use-answers.ts'

const reasons = ['I can’t be home', 'I need another time', 'I don’t need it any more', 'I found somebody else']

type CancelSheetProps = { job: CustomerJob; cancel: Answers['cancel']; opened: boolean; onClose: () => void }

/** The policy, then the reason, then the button: in that order. */
export function CancelSheet({ job, cancel, opened, onClose }: CancelSheetProps) {
  const reason = useReason(`cancel:${job.job_id}`)
  const date = visitDate(job)
  const submit = (): void => {
    cancel.run(reason.text, () => {
      reason.forget()
      onClose()
    })
  }
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
      <div className={classes.policy}>
        {job.cancel_now !== null && <p className={classes.now}>{job.cancel_now}</p>}
        <p>{job.policy_text}</p>
      </div>
      <FormFrame
        onSubmit={submit}
        submitLabel="Cancel the visit"
        submitting={cancel.isPending}
        error={cancel.error}
        disabled={reason.text === ''}
        danger
        fullWidth
      >
        <ReasonFields reason={reason} reasons={reasons} optional="Only if you like." />
        <SlowHint waiting={cancel.isPending} />
      </FormFrame>
    </Sheet>
  )
}
