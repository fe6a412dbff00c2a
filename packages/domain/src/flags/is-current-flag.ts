import { isTimeText } from '../schedule/instant.ts'
import { isBag } from '../stored/json.ts'
import { flagOrigins, painFlagTypes, severities } from './words.ts'
import type { PainFlag } from './pain-flag.ts'

const types = new Set<unknown>(painFlagTypes)
const grades = new Set<unknown>(severities)
const origins = new Set<unknown>(flagOrigins)

/** Whether a stored flag is as we write it, so that reading it has nothing to do. */
export function isCurrentFlag(stored: unknown): stored is PainFlag {
  return (
    isBag(stored) &&
    types.has(stored['flag']) &&
    grades.has(stored['severity']) &&
    origins.has(stored['origin']) &&
    typeof stored['flag_id'] === 'string' &&
    stored['flag_id'] !== '' &&
    typeof stored['message'] === 'string' &&
    typeof stored['clears_when'] === 'string' &&
    typeof stored['added_at'] === 'string' &&
    isTimeText(stored['added_at']) &&
    isTextOrAbsent(stored['added_by']) &&
    isTextOrAbsent(stored['subject']) &&
    isTextOrAbsent(stored['resolved_by']) &&
    isTextOrAbsent(stored['resolution_notes']) &&
    isTextOrAbsent(stored['waived_by']) &&
    isTextOrAbsent(stored['waive_reason']) &&
    isTextOrAbsent(stored['waive_confirmed_by']) &&
    isTimeOrAbsent(stored['resolved_at']) &&
    isTimeOrAbsent(stored['waived_until']) &&
    isTimeOrAbsent(stored['waived_at']) &&
    isTimeOrAbsent(stored['ended_at']) &&
    (stored['evidence'] === undefined || isBag(stored['evidence'])) &&
    (stored['ended_waivers'] === undefined || areBags(stored['ended_waivers']))
  )
}

export const areBags = (value: unknown) => Array.isArray(value) && value.every(isBag)
const isTextOrAbsent = (value: unknown) => value === undefined || typeof value === 'string'
const isTimeOrAbsent = (value: unknown) => value === undefined || (typeof value === 'string' && isTimeText(value))
