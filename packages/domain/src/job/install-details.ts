import { z } from 'zod'
import { badInput } from '../errors/bad-input.ts'
import { wallTypes, wireLevels } from './words.ts'
import type { JobMetadataV2 } from './metadata.ts'
import { asUpper } from '../stored/words.ts'
import { parseJobMetadata } from './parse-metadata.ts'

/** One of some words, in any case. */
const word = <const Word extends string>(words: readonly Word[]) =>
  z.preprocess((value: Word) => (typeof value === 'string' ? asUpper(value) : value), z.enum(words))

const textOf = (most: number) => z.string().trim().max(most, `must have at most ${most} characters`)
const notes = textOf(2000)

/** A change of install details: absent = leave, null = clear. */
export const InstallDetailsPatch = z.strictObject({
  wire_management_required: word(wireLevels).nullish(),
  wall_type: word(wallTypes).nullish(),
  mounting_surface_notes: notes.nullish(),
  special_constraints: z
    .array(textOf(80).min(1, 'must not be empty'))
    .max(20, 'must have at most 20 entries')
    .nullish(),
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
  if (!checked.success) throw badInput('The install details have', checked.error)
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
