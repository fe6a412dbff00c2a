import type { Blocker } from '@h2s/domain/errors'

/** Blockers for people outside the office: the sentence and its cure. The facts behind it may name prices or persons. */
export const plainBlockers = (blockers: readonly Blocker[]): Blocker[] =>
  blockers.map((blocker) => ({ ...blocker, evidence: {} }))
