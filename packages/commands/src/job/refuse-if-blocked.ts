import { blockedBy, refused } from '@h2s/domain'
import type { ActionInput, Blocker, JobAction, JobFacts } from '@h2s/domain'

/** Throws RULE with every blocker of the action at once: the same answer that the button shows. */
export function refuseIfBlocked(action: JobAction, job: JobFacts, input: ActionInput, now: string): void {
  refuseWith(blockedBy(action, job, input, now))
}

export function refuseWith(blockers: readonly Blocker[]): void {
  if (blockers.length > 0) throw refused(blockers)
}
