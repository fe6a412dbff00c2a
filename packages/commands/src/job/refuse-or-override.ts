import type { Tx } from '@h2s/db/client'
import type { AuditInput } from '@h2s/db/record'
import type { JobRecord } from '@h2s/db/store/jobs'
import { findOverrideAsk } from '@h2s/db/store/override-asks'
import { actorId, blockedBy, forbidden, invalid, isOffice, overrideBlockedBy } from '@h2s/domain'
import type { ActionInput, Blocker, JobAction } from '@h2s/domain'
import type { Context } from '../context.ts'
import { storable } from '../intake/clean-text.ts'
import { refuseWith } from './refuse-if-blocked.ts'

/** With a reason the office goes on in spite of what can be overridden. Nobody else may send one. */
export type Overriding = { override_reason?: string | undefined }

/** The longest reason. */
const MAX_REASON = 500
/** How long a first person's word waits for a second one. */
const ASK_HOURS = 24

/**
 * Refuses like `refuseIfBlocked`, unless the office overrides what is in the way: then it gives the entry that the
 * history must hold. What stands for a critical flag takes two people: the first is refused with SECOND_PERSON and
 * kept in the history; another who sends the same on the same version within 24 hours goes on.
 */
export async function refuseOrOverride(
  tx: Tx,
  ctx: Context,
  [action, job, input]: [action: JobAction, job: JobRecord, input: ActionInput],
  overriding: Overriding,
  now: string,
): Promise<AuditInput[]> {
  return refuseOrOverrideThese(tx, ctx, [action, job, blockedBy(action, job, input, now)], overriding, now)
}

/** The same for an action that knows more blockers than the job's own. */
export async function refuseOrOverrideThese(
  tx: Tx,
  ctx: Context,
  [action, job, blockers]: [action: JobAction, job: JobRecord, blockers: readonly Blocker[]],
  { override_reason }: Overriding,
  now: string,
): Promise<AuditInput[]> {
  if (override_reason === undefined) {
    refuseWith(blockers)
    return []
  }
  if (!isOffice(ctx.actor)) throw forbidden('Only the office goes on in spite of a blocker')
  const reason = readReason(override_reason)
  if (blockers.length === 0) return []

  const by = actorId(ctx.actor)
  const codes = blockers.filter(({ overridable }) => overridable).map(({ code }) => code)
  const ask = { action, codes, version: job.version }
  const alone = overrideBlockedBy(blockers, { by, reason })
  const earlier = alone.some(isSecondPerson) ? await firstWord(tx, job, ask, by, now) : null
  const left = earlier === null ? alone : overrideBlockedBy(blockers, { by, reason, confirmed_by: earlier.by })
  const isAsk = (blocker: Blocker): boolean => reason !== '' && isSecondPerson(blocker)
  refuseWith(left.map((blocker) => (isAsk(blocker) ? asking(blocker, { ...ask, reason }) : blocker)))

  const second = earlier === null ? {} : { asked_by: earlier.name, asked_by_id: earlier.by }
  return [{ action: 'override', field: 'blockers', new_value: { action, codes, ...second }, notes: reason }]
}

const isSecondPerson = ({ code }: Blocker): boolean => code === 'SECOND_PERSON'

/** Who asked for the same before: another person, on the job as it stands, within 24 hours. */
export function firstWord(
  tx: Tx,
  job: JobRecord,
  { action, codes }: { action: JobAction; codes: readonly string[] },
  by: string,
  now: string,
): Promise<{ by: string; name: string } | null> {
  const since = new Date(Date.parse(now) - ASK_HOURS * 3_600_000).toISOString()
  const ask = { action, codes, version: job.version }
  return findOverrideAsk(tx, { stream: `job:${job.job_id}`, ask, not_by: by, since })
}

/** The refusal is the question to a colleague: its evidence is what the history keeps of it. */
function asking(blocker: Blocker, ask: Record<string, unknown>): Blocker {
  return {
    ...blocker,
    fix: `A colleague sends the same override within ${ASK_HOURS} hours, or somebody resolves the flag.`,
    evidence: { ...blocker.evidence, override: ask },
  }
}

function readReason(given: string): string {
  const reason = storable(given).trim()
  if (reason.length > MAX_REASON)
    throw invalid('The reason is too long', [
      { path: 'override_reason', message: `Takes at most ${MAX_REASON} characters.` },
    ])
  return reason
}
