import { raisePainFlag, severityRank } from '@h2s/domain'
import type { JobMetadataV2, PainFlag, PainFlagType, Severity } from '@h2s/domain'

/** Something that an order does not say, or says so that it cannot be understood. */
export type Gap = { flag: PainFlagType; severity: Severity; sentence: string }

/** One open flag per kind of gap, which says everything of that kind that is missing: a paid order is never lost. */
export function raiseGaps(
  metadata: JobMetadataV2,
  gaps: readonly Gap[],
  by: string,
  now: string,
): { metadata: JobMetadataV2; raised: PainFlag[] } {
  const raised: PainFlag[] = []
  let current = metadata
  for (const [flag, found] of Map.groupBy(gaps, (gap) => gap.flag)) {
    const severity = found
      .map((gap) => gap.severity)
      .reduce((worst, next) => (severityRank(next) > severityRank(worst) ? next : worst))
    const message = [...new Set(found.map((gap) => gap.sentence))].join(' ')
    const result = raisePainFlag(current, { flag, severity, message: message.slice(0, 1000), by }, now)
    current = result.metadata
    raised.push(result.flag)
  }
  return { metadata: current, raised }
}
