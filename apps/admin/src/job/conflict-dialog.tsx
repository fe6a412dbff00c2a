import { useReturnFocus } from '@h2s/ui/return-focus'
import { Ago } from '@h2s/ui/when'
import { Button, Modal } from '@mantine/core'
import type { AuditEntry, JobDetail } from '../api.ts'
import { showValue } from './audit-words.ts'
import dialogs from './dialogs.module.css'
import text from './text.module.css'
import type { Conflict } from './use-job-writes.ts'

const compared: { label: string; read: (job: JobDetail) => unknown }[] = [
  { label: 'Status', read: (job) => job.status },
  { label: 'Tech', read: (job) => job.assigned_pro_name },
  { label: 'Visit', read: (job) => job.start_iso },
  { label: 'Wire level', read: (job) => job.metadata.wire_management_required },
  { label: 'Wall type', read: (job) => job.metadata.wall_type },
  { label: 'Surface notes', read: (job) => job.metadata.mounting_surface_notes },
  { label: 'Constraints', read: (job) => job.metadata.special_constraints?.join(', ') },
  { label: 'Customer priorities', read: (job) => job.metadata.customer_priority_notes },
  { label: 'Order stage', read: (job) => job.metadata.order_stage },
  { label: 'Open flags', read: (job) => job.metadata.pain_flags?.filter((flag) => !flag.resolved_at).length ?? 0 },
]

/** Somebody was faster. Shows what they changed, and asks: theirs, or mine on top. Nothing is overwritten in silence. */
export function ConflictDialog({
  conflict,
  onKeep,
  onApply,
  onBack,
}: {
  conflict: Conflict
  /** Back to the form that was sent; null where there was none. */
  onBack: (() => void) | null
  onKeep: () => void
  onApply: () => void
}) {
  useReturnFocus(onBack ? '[role="dialog"] form [type="submit"]' : '[data-more]')
  const mine = conflict.write.mine ?? []
  const changes = compared
    .map(({ label, read }) => ({ label, from: read(conflict.before), to: read(conflict.now) }))
    .filter(({ from, to }) => (from ?? null) !== (to ?? null))
  const zone = conflict.now.time_zone
  const last = conflict.now.metadata.audit_log.reduce<AuditEntry | null>(
    /* A refused attempt changed nothing: this very one would be the newest. */
    (latest, entry) =>
      !entry.action.endsWith('_refused') && (latest === null || entry.seq > latest.seq) ? entry : latest,
    null,
  )
  return (
    <Modal
      opened
      onClose={onBack ?? onKeep}
      title="This job changed meanwhile"
      closeButtonProps={{ 'aria-label': onBack ? 'Back to the form' : 'Close, keep theirs' }}
    >
      <p className={text.lead}>
        {last ? (
          <>
            <b>{last.user_name}</b> changed {conflict.now.job_number} <Ago at={last.timestamp} />.
          </>
        ) : (
          <>Somebody changed {conflict.now.job_number}.</>
        )}{' '}
        Your change was not saved yet.
      </p>
      {changes.length > 0 && <h3 className={dialogs.changesTitle}>Theirs, saved</h3>}
      {changes.length > 0 && (
        <dl className={dialogs.changes}>
          {changes.map((change) => (
            <div key={change.label}>
              <dt>{change.label}</dt>
              <dd>
                <del>{showValue(change.from, zone)}</del> → <ins>{showValue(change.to, zone)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {mine.length > 0 && (
        <>
          <h3 className={dialogs.changesTitle}>Yours, not saved yet</h3>
          <dl className={dialogs.changes}>
            {mine.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <ins>{value}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <div className={text.dialogButtons}>
        {onBack ? (
          <>
            <Button variant="subtle" color="gray" onClick={onKeep}>
              Drop mine
            </Button>
            <Button variant="default" onClick={onBack} data-autofocus>
              Back to the form
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={onKeep} data-autofocus>
            Keep theirs
          </Button>
        )}
        <Button onClick={onApply}>Apply mine</Button>
      </div>
    </Modal>
  )
}
