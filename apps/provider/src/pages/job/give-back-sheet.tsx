import '../../mantine-fields.css'
import { FormFrame } from '@h2s/ui/form-frame'
import { Sheet } from '@h2s/ui/sheet'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { go } from '../../routes.tsx'
import type { ProviderJob } from '../../api.ts'
import classes from './give-back-sheet.module.css'
import type { JobActions } from './use-job-actions.ts'

const reasons = ['Time does not work', 'Too far away', 'Not my kind of job', 'Missing tools or parts'] as const

type GiveBackSheetProps = { job: ProviderJob; reject: JobActions['reject']; opened: boolean; onClose: () => void }

/** Declines an offer, or gives an accepted job back. Says what happens then, before it happens. */
export function GiveBackSheet({ job, reject, opened, onClose }: GiveBackSheetProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const offered = job.state === 'offered'
  const reason = [chosen, words.trim()].filter(Boolean).join(': ')

  const submit = (): void => {
    reject.run(reason, () => {
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
      <p className={classes.consequence}>
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
        <fieldset className={classes.reasons}>
          <legend>Why?</legend>
          {reasons.map((text) => (
            <label key={text} className={classes.reason}>
              <input
                type="radio"
                name="reason"
                value={text}
                checked={chosen === text}
                onChange={() => setChosen(text)}
              />
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
        <Textarea
          label="In your words"
          description={chosen === null ? 'Pick a reason or write one.' : 'Optional. Dispatch reads it.'}
          maxLength={500}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </FormFrame>
    </Sheet>
  )
}
