import type { Blocker } from '@h2s/domain/errors'

/**
 * Blockers for people outside the office: the domain's sentence, which is the refusal's own, and its cure. The facts
 * behind it may name prices or persons. Which statuses an action waits for is the office's business.
 */
export const plainBlockers = (blockers: readonly Blocker[]): Blocker[] =>
  blockers.map((blocker) => ({ ...blocker, ...(blocker.code === 'STATUS' ? { fix: lookAgain } : {}), evidence: {} }))

const lookAgain = 'Look at the job again: it may have moved on.'
