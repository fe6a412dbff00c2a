import { FormFrame } from '@h2s/ui/form-frame'
import { formatMoney } from '@h2s/ui/money'
import { Sheet } from '@h2s/ui/sheet'
import { SlowHint } from '@h2s/ui/slow-hint'
import { useNow } from '@h2s/ui/time'
import type { ProviderJob } from '../../api.ts'
import { countOf } from '../../words/install-words.ts'
import { durationWords, startedAt } from '../../words/visit-words.ts'
import classes from './finish-sheet.module.css'
import words from './sheet-words.module.css'
import type { JobActions } from './use-job-actions.ts'

type FinishSheetProps = { job: ProviderJob; complete: JobActions['complete']; opened: boolean; onClose: () => void }

/** The summary before the work counts as done: what was done, what was used, what happens next. */
export function FinishSheet({ job, complete, opened, onClose }: FinishSheetProps) {
  const now = useNow()
  const firstName = job.customer?.first_name ?? 'The customer'
  const minutes = job.started_at === null ? null : Math.max(1, Math.round((now - Date.parse(job.started_at)) / 60_000))

  const close = (): void => {
    complete.reset()
    onClose()
  }

  return (
    <Sheet opened={opened} onClose={close} title="Is the work done?">
      <dl className={classes.summary}>
        <div>
          <dt>Done</dt>
          <dd>
            {job.lines.map((line) => (
              <span key={line.service_name}>{countOf(line.quantity, line.service_name)}</span>
            ))}
          </dd>
        </div>
        {job.bring.length > 0 && (
          <div>
            <dt>Used</dt>
            <dd>
              {job.bring.map((item) => (
                <span key={item.name}>{countOf(item.quantity, item.name)}</span>
              ))}
            </dd>
          </div>
        )}
        {minutes !== null && (
          <div>
            <dt>Time</dt>
            <dd className="h2s-num">
              {durationWords(minutes)}, since {startedAt(job)}
            </dd>
          </div>
        )}
      </dl>
      <p className={words.next}>
        {firstName} is asked to check the work.
        {job.payout_estimate_cents !== null &&
          ` Once it looks right, your payout of about ${formatMoney(job.payout_estimate_cents, job.currency)} goes to review.`}
      </p>
      <FormFrame
        onSubmit={() => complete.run(onClose)}
        submitLabel="Yes, the work is done"
        submitting={complete.isPending}
        error={complete.error}
        fullWidth
      >
        <SlowHint waiting={complete.isPending} />
      </FormFrame>
    </Sheet>
  )
}
