import { FormFrame } from '@h2s/ui/form-frame'
import { Sheet } from '@h2s/ui/sheet'
import { SlowHint } from '@h2s/ui/slow-hint'
import { useNow } from '@h2s/ui/time'
import type { ProviderJob } from '../../api.ts'
import { visitWhen } from '../../words/visit-words.ts'
import words from './sheet-words.module.css'
import type { JobActions } from './use-job-actions.ts'

type StartSheetProps = { job: ProviderJob; start: JobActions['start']; opened: boolean; onClose: () => void }

/** A visit of another day is seldom begun on purpose, and only dispatch can take it back. */
export function StartSheet({ job, start, opened, onClose }: StartSheetProps) {
  const now = useNow()
  const firstName = job.customer?.first_name ?? 'The customer'
  const close = (): void => {
    start.reset()
    onClose()
  }
  return (
    <Sheet opened={opened} onClose={close} title="Start this visit now?">
      <p className={words.next}>
        It is planned for {visitWhen(job, now)}. {firstName} sees that you are at work.
      </p>
      <FormFrame
        onSubmit={() => start.run(onClose)}
        submitLabel="Yes, start now"
        submitting={start.isPending}
        error={start.error}
        fullWidth
      >
        <SlowHint waiting={start.isPending} />
      </FormFrame>
    </Sheet>
  )
}
