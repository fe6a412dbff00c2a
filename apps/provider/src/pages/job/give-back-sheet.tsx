import '../../mantine-fields.css'
import { FormFrame } from '@h2s/ui/form-frame'
import { ReasonFields, useReason } from '@h2s/ui/reason'
import { Sheet } from '@h2s/ui/sheet'
import { SlowHint } from '@h2s/ui/slow-hint'
import { go } from '../../routes.tsx'
import type { ProviderJob } from '../../api.ts'
import classes from './sheet-words.module.css'
import type { JobActions } from './use-job-actions.ts'

const reasons = ['Time does not work', 'Too far away', 'Not my kind of job', 'Missing tools or parts']

type GiveBackSheetProps = { job: ProviderJob; reject: JobActions['reject']; opened: boolean; onClose: () => void }

/** Declines an offer, or gives an accepted job back. Says what happens then, before it happens. */
export function GiveBackSheet({ job, reject, opened, onClose }: GiveBackSheetProps) {
  const reason = useReason(`give-back:${job.assignment_id}`)
  const offered = job.state === 'offered'

  const submit = (): void => {
    reject.run(reason.text, () => {
      reason.forget()
      onClose()
      go({ page: 'jobs' }, { replace: true })
    })
  }

  const close = (): void => {
    reject.reset()
    onClose()
  }

  return (
    <Sheet opened={opened} onClose={close} title={offered ? 'Decline this job?' : 'Give this job back?'}>
      <p className={classes.next}>
        It goes back to dispatch and is offered to somebody else. You will not be offered it again.
        {!offered && job.window !== null && ' If the customer already knows the time, dispatch tells them.'}
      </p>
      <FormFrame
        onSubmit={submit}
        submitLabel={offered ? 'Decline job' : 'Give job back'}
        submitting={reject.isPending}
        error={reject.error}
        disabled={reason.text === ''}
        danger
        fullWidth
      >
        <ReasonFields reason={reason} reasons={reasons} optional="Optional. Dispatch reads it." />
        <SlowHint waiting={reject.isPending} />
      </FormFrame>
    </Sheet>
  )
}
