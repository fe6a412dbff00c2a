import { z } from 'zod'
import { invalid } from '../errors/domain-error.ts'
import { wallTypes, wireLevels } from './words.ts'
import type { JobMetadataV2 } from './metadata.ts'
import { asUpper } from '../stored/words.ts'
import { parseJobMetadata } from './parse-metadata.ts'

const word = <const Word extends string>(words: readonly Word[]) =>
  z.preprocess((value) => (typeof value === 'string' ? asUpper(value) : value), z.enum(words))

const notes = z.string().trim().max(2000, 'at most 2,000 characters')

/** A change of install details: absent = leave, null = clear. */
export const InstallDetailsPatch = z.strictObject({
  wire_management_required: word(wireLevels).nullish(),
  wall_type: word(wallTypes).nullish(),
  mounting_surface_notes: notes.nullish(),
  special_constraints: z.array(z.string().trim().min(1).max(80)).max(20).nullish(),
  customer_priority_notes: notes.nullish(),
})
export type InstallDetailsPatch = z.output<typeof InstallDetailsPatch>

export const installDetailKeys = [
  'wire_management_required',
  'wall_type',
  'mounting_surface_notes',
  'special_constraints',
  'customer_priority_notes',
] as const satisfies readonly (keyof InstallDetailsPatch)[]

/** What "cleared" is for each detail; undefined removes the key. */
const cleared: Readonly<Record<(typeof installDetailKeys)[number], unknown>> = {
  wire_management_required: 'UNKNOWN',
  wall_type: 'UNKNOWN',
  mounting_surface_notes: undefined,
  special_constraints: [],
  customer_priority_notes: undefined,
}

/**
 * Changes install details of a document: absent = leave, null = clear. Nothing else of the document changes.
 * Throws INVALID with the path of every problem. Source: seed review A-01.
 *
 * @example
 * patchInstallDetails({ wall_type: 'BRICK' }, { mounting_surface_notes: 'stud 16in' }).wall_type // => 'BRICK'
 */
export function patchInstallDetails(metadata: unknown, patch: InstallDetailsPatch): JobMetadataV2 {
  const checked = InstallDetailsPatch.safeParse(patch)
  if (!checked.success) {
    throw invalid(
      'The install details have problems',
      checked.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    )
  }
  const next = { ...parseJobMetadata(metadata) }
  const details: Record<string, unknown> = next
  for (const key of installDetailKeys) {
    const given = checked.data[key]
    if (given === undefined) continue
    const value = given === null || given === '' ? cleared[key] : given
    if (value === undefined) delete details[key]
    else details[key] = Array.isArray(value) ? [...new Set(value)] : value
  }
  return next
}
