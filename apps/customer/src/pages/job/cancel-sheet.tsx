import '../../mantine-fields.css'
import { ChoiceTiles } from '@h2s/ui/choice-tiles'
import { useDraft } from '@h2s/ui/draft'
import { FormFrame } from '@h2s/ui/form-frame'
import { Sheet } from '@h2s/ui/sheet'
import { SlowHint } from '@h2s/ui/slow-hint'
import { Textarea } from '@mantine/core'
import type { CustomerJob } from '../../api.ts'
import { visitDate, visitTimes } from '../../words/visit-words.ts'
import classes from './sheet-words.module.css'
import type { Answers } from './use-answers.ts'

const reasons = ['I can’t be home', 'I need another time', 'I don’t need it any more', 'I found somebody else'].map(
  (text) => ({ value: text, label: text }),
)

type CancelSheetProps = { job: CustomerJob; cancel: Answers['cancel']; opened: boolean; onClose: () => void }

/** The policy, then the reason, then the button: in that order. */
export function CancelSheet({ job, cancel, opened, onClose }: CancelSheetProps) {
  const [chosen, choose, forgetChoice] = useDraft(`cancel-reason:${job.job_id}`)
  const [words, write, forgetWords] = useDraft(`cancel-words:${job.job_id}`)
  const reason = [chosen, words.trim()].filter(Boolean).join(': ')
  const date = visitDate(job)
  const submit = (): void => {
    cancel.run(reason, () => {
      forgetChoice()
      forgetWords()
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
      <p className={classes.policy}>{job.policy_text}</p>
      <FormFrame
        onSubmit={submit}
        submitLabel="Cancel the visit"
        submitting={cancel.isPending}
        error={cancel.error}
        disabled={reason === ''}
        danger
        fullWidth
      >
        <ChoiceTiles legend="Why?" name="reason" choices={reasons} value={chosen} onChange={choose} />
        <Textarea
          label="In your words"
          description={chosen === '' ? 'Pick a reason or write one.' : 'Only if you like.'}
          maxLength={450}
          value={words}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <SlowHint waiting={cancel.isPending} />
      </FormFrame>
    </Sheet>
  )
}
