import type { JobFacts } from '../job/facts.ts'
import { isVisitOver } from '../job/status.ts'
import type { JobStatus } from '../job/status.ts'
import type { TimeLike } from '../schedule/instant.ts'
import { clearsWhen } from './clears-when.ts'
import { flagFacts } from './facts.ts'
import type { FlagFacts, FlagRule } from './facts.ts'
import { flagId } from './flag-id.ts'
import type { PainFlag } from './pain-flag.ts'
import { flagRules } from './rules/all.ts'

function stillMatters(rule: FlagRule, status: JobStatus | null): boolean {
  if (status === null) return true
  return rule.until === 'visit' ? !isVisitOver(status) : status !== 'paid' && status !== 'cancelled'
}

/**
 * What the rules find on a job at a given time: fresh episodes, all open, `added_at` = now.
 *
 * Reconcile them with what is stored before you store them. Never throws on any job, never mutates.
 *
 * @example
 * evaluatePainFlags({ status: 'pending', service_id: 'TV-M', metadata: {} }, '2026-11-21T12:00:00Z').map((f) => f.flag) // => ['WIRE_MANAGEMENT_UNKNOWN', 'WALL_TYPE_UNKNOWN']
 * @example
 * evaluatePainFlags({ status: 'pending', service_id: 'TH-1', metadata: null }, '2026-11-21T12:00:00Z') // => []
 */
export function evaluatePainFlags(job: JobFacts, now: TimeLike): PainFlag[] {
  return findFlags(flagFacts(job, now))
}

/** The same on facts that were read before. */
export function findFlags(facts: FlagFacts): PainFlag[] {
  const found: PainFlag[] = []
  for (const rule of flagRules) {
    if (!stillMatters(rule, facts.status)) continue
    for (const { severity, message, subject, evidence } of rule.find(facts)) {
      const flag: PainFlag = {
        flag_id: flagId(rule.flag, subject, facts.now),
        flag: rule.flag,
        severity,
        message,
        origin: 'rule',
        added_at: facts.now,
        evidence,
        clears_when: clearsWhen[rule.flag],
      }
      if (subject !== undefined) flag.subject = subject
      found.push(flag)
    }
  }
  return found
}
