import '../../mantine-fields.css'
import { ChoiceTiles } from '@h2s/ui/choice-tiles'
import { useDraft } from '@h2s/ui/draft'
import { FormFrame } from '@h2s/ui/form-frame'
import { Sheet } from '@h2s/ui/sheet'
import { SlowHint } from '@h2s/ui/slow-hint'
import { Textarea } from '@mantine/core'
import { go } from '../../routes.tsx'
import type { ProviderJob } from '../../api.ts'
import classes from './sheet-words.module.css'
import type { JobActions } from './use-job-actions.ts'

const reasons = ['Time does not work', 'Too far away', 'Not my kind of job', 'Missing tools or parts'].map((text) => ({
  value: text,
  label: text,
}))

type GiveBackSheetProps = { job: ProviderJob; reject: JobActions['reject']; opened: boolean; onClose: () => void }

/** Declines an offer, or gives an accepted job back. Says what happens then, before it happens. */
export function GiveBackSheet({ job, reject, opened, onClose }: GiveBackSheetProps) {
  const [chosen, choose, forgetChoice] = useDraft(`give-back-reason:${job.assignment_id}`)
  const [words, write, forgetWords] = useDraft(`give-back-words:${job.assignment_id}`)
  const offered = job.state === 'offered'
  const reason = [chosen, words.trim()].filter(Boolean).join(': ')

  const submit = (): void => {
    reject.run(reason, () => {
      forgetChoice()
      forgetWords()
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
        disabled={reason === ''}
        danger
        fullWidth
      >
        <ChoiceTiles legend="Why?" name="reason" choices={reasons} value={chosen} onChange={choose} />
        <Textarea
          label="In your words"
          description={chosen === '' ? 'Pick a reason or write one.' : 'Optional. Dispatch reads it.'}
          maxLength={500}
          value={words}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <SlowHint waiting={reject.isPending} />
      </FormFrame>
    </Sheet>
  )
}
