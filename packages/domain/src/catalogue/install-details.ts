import { asKey } from './item-words.ts'
import type { WallType, WireLevel } from '../job/words.ts'

/** What is known about the site, as far as price, time, crew and equipment depend on it. */
export type InstallDetails = {
  readonly wire_management_required?: WireLevel | undefined
  readonly wall_type?: WallType | undefined
  readonly special_constraints?: readonly string[] | undefined
}

/** Whether a constraint is among those of the job, in any case. */
export function hasConstraint(details: InstallDetails, constraint: string): boolean {
  const given = details.special_constraints
  if (given === undefined || given.length === 0) return false
  const key = asKey(constraint)
  return given.some((entry) => asKey(entry) === key)
}
