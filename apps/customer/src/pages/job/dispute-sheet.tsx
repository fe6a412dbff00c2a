import '../../mantine-fields.css'
import { useDraft } from '@h2s/ui/draft'
import { FormFrame } from '@h2s/ui/form-frame'
import { Sheet } from '@h2s/ui/sheet'
import { SlowHint } from '@h2s/ui/slow-hint'
import { Textarea } from '@mantine/core'
import type { CustomerJob } from '../../api.ts'
import classes from './sheet-words.module.css'
import type { Answers } from './use-answers.ts'

type DisputeSheetProps = { job: CustomerJob; dispute: Answers['dispute']; opened: boolean; onClose: () => void }

/** Asks for the words, and says what they set in motion. */
export function DisputeSheet({ job, dispute, opened, onClose }: DisputeSheetProps) {
  const [reason, write, forget] = useDraft(`dispute:${job.job_id}`)
  const tech = job.tech?.first_name ?? 'your tech'
  const submit = (): void => {
    dispute.run(reason.trim(), () => {
      forget()
      onClose()
    })
  }
  const close = (): void => {
    dispute.reset()
    onClose()
  }

  return (
    <Sheet opened={opened} onClose={close} title="What is wrong?">
      <FormFrame
        onSubmit={submit}
        submitLabel="Send to Home2Smart"
        submitting={dispute.isPending}
        error={dispute.error}
        disabled={reason.trim().length < 3}
        fullWidth
      >
        <Textarea
          label="Tell us in your own words"
          description="Where it is, and what you expected."
          minRows={4}
          maxLength={2000}
          value={reason}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <ol className={classes.steps}>
          <li>Your words are with our office at once.</li>
          <li>The job goes back to {tech}, and we agree with you on how to put it right.</li>
          <li>It stays open until you say that it looks right.</li>
        </ol>
        <SlowHint waiting={dispute.isPending} />
      </FormFrame>
    </Sheet>
  )
}
