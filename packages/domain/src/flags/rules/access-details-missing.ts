import { hasConstraint } from '../../catalogue/install-details.ts'
import type { FlagFacts, FlagRule, FlagText } from '../facts.ts'

const SHORT_NOTICE_HOURS = 24
/** A unit has a number or one letter: "Flat Shoals Rd" names a street, and "FL 32501" a state. */
const unitInAddress =
  /\b(?:apt|apartment|unit|suite|ste|flat|floor)\b\.?\s*#?\s*(?:[a-z]{0,2}-?\d|[a-z]\b|ph\b)|#\s*\w/i

const filled = (text: string | undefined): boolean => text !== undefined && text.trim() !== ''

/** What is still missing to get in, in words. */
function missingAccess({ job, metadata, access, asks }: FlagFacts): string[] {
  const missing: string[] = []
  const flat = access.building === 'flat' || hasConstraint(metadata, 'FLAT') || hasConstraint(metadata, 'APARTMENT')
  if (flat && !filled(access.unit) && !unitInAddress.test(job.service_address ?? ''))
    missing.push('the unit of the flat')
  const gated = access.building === 'gated' || hasConstraint(metadata, 'GATED')
  if (gated && !filled(access.gate_code)) missing.push('the gate code')
  if (asks('adult') && access.adult_present !== true) missing.push('an adult at home for the lock')
  return missing
}

/** Nobody knows how the tech gets in. */
export const accessDetailsMissing: FlagRule = {
  flag: 'ACCESS_DETAILS_MISSING',
  until: 'visit',
  find: (facts) => {
    const missing = missingAccess(facts)
    if (missing.length === 0) return []
    const soon = facts.hours_to_visit !== null && facts.hours_to_visit < SHORT_NOTICE_HOURS
    return [
      { severity: soon ? 'HIGH' : 'MEDIUM', message: `Not known yet: ${missing.join(', ')}`, evidence: { missing } },
    ]
  },
}

export const accessDetailsMissingText: FlagText = {
  raised_when: 'A flat or gated address without unit or code; a lock job without an adult present',
  severity: 'MEDIUM; HIGH under 24 h before the visit',
}
