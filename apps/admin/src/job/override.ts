import type { AuditEntry, JobAction, JobDetail, JobStatus } from '../api.ts'
import { useJob } from './job-context.ts'
import type { Step } from './next-step.ts'

type Blocker = { overridable: boolean }

/** Whether the office may go on in spite of all that is in the way, with a reason. */
export function isOverridable(blockers: readonly Blocker[]): boolean {
  return blockers.length > 0 && blockers.every((blocker) => blocker.overridable)
}

/** Opens the question why: in the step's own dialog, or in one for that alone. */
export function useOverride(): (step: Step) => void {
  const { open } = useJob()
  return (step) => open(step.dialog ?? { override: step })
}

const actions: Record<JobStatus, JobAction> = {
  pending: 'reject',
  pending_scheduling: 'request_time',
  accepted: 'accept',
  scheduled: 'schedule',
  in_progress: 'start',
  completed: 'complete',
  paid: 'settle',
  cancelled: 'cancel',
}

/** The step behind "set the status to". */
export const actionTo = (status: JobStatus): JobAction => actions[status]

/** One person's half of an override that takes two. */
export type Ask = { action: string; version: number; reason: string; by: string; name: string; at: string }

/** The ask that a refusal in the history holds, if it holds one. */
export function askIn(entry: AuditEntry): Ask | null {
  const kept: unknown = entry.new_value
  if (typeof kept !== 'object' || kept === null || !('override' in kept)) return null
  const { override } = kept
  if (typeof override !== 'object' || override === null) return null
  if (!('action' in override) || !('version' in override) || !('reason' in override)) return null
  return {
    action: String(override.action),
    version: Number(override.version),
    reason: String(override.reason),
    by: entry.user_id,
    name: entry.user_name,
    at: entry.timestamp,
  }
}

const DAY = 24 * 3_600_000

/** The latest asks for a step that still count: on the job as it stands, within a day. */
export function asksFor(job: JobDetail, action: JobAction): Ask[] {
  return job.metadata.audit_log
    .map(askIn)
    .filter((ask) => ask !== null)
    .filter((ask) => ask.action === action && ask.version === job.version && Date.now() - Date.parse(ask.at) < DAY)
    .toSorted((a, b) => b.at.localeCompare(a.at))
}
