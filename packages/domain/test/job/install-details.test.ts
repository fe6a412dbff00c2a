import { describe, expect, test } from 'vitest'
import { evaluatePainFlags, patchInstallDetails, raisePainFlag, refreshMetadata, wallTypes } from '../../src/index.ts'
import type { DomainError, InstallDetailsPatch } from '../../src/index.ts'
import { NOW, givenJob } from '../given.ts'

describe('patching', () => {
  const stored = {
    wall_type: 'BRICK',
    wire_management_required: 'FULL_INWALL',
    mounting_surface_notes: 'old',
    special_constraints: ['RENTER'],
    other: 1,
  }
  test('absent leaves', () => {
    expect(patchInstallDetails(stored, { customer_priority_notes: 'fast' })).toMatchObject({
      ...stored,
      customer_priority_notes: 'fast',
    })
    expect(patchInstallDetails(stored, {})).toMatchObject(stored)
  })
  test('null clears', () => {
    const cleared = patchInstallDetails(stored, {
      wall_type: null,
      wire_management_required: null,
      mounting_surface_notes: null,
      special_constraints: null,
      customer_priority_notes: null,
    })
    expect(cleared).toMatchObject({
      wall_type: 'UNKNOWN',
      wire_management_required: 'UNKNOWN',
      special_constraints: [],
      other: 1,
    })
    expect(cleared).not.toHaveProperty('mounting_surface_notes')
  })
  test('an empty note is a cleared one, a word may come in any case, a constraint comes once', () => {
    const patched = patchInstallDetails(stored, {
      mounting_surface_notes: ' ',
      wall_type: 'drywall' as 'DRYWALL',
      special_constraints: ['HOA', 'HOA'],
    })
    expect(patched).toMatchObject({ wall_type: 'DRYWALL', special_constraints: ['HOA'] })
    expect(patched).not.toHaveProperty('mounting_surface_notes')
  })
  test('garbage is named by its path, server-owned keys are refused', () => {
    const garbage: InstallDetailsPatch = JSON.parse(
      JSON.stringify({ wall_type: 'MARBLE', mounting_surface_notes: 'x'.repeat(2001), pain_flags: [] }),
    )
    expect(() => patchInstallDetails(stored, garbage)).toThrow(
      expect.objectContaining({
        kind: 'INVALID',
        issues: expect.arrayContaining([
          expect.objectContaining({ path: 'wall_type' }),
          expect.objectContaining({ path: 'mounting_surface_notes' }),
        ]),
      }),
    )
    expect(() => patchInstallDetails(stored, { pain_flags: [] } as object)).toThrow(
      expect.objectContaining({ kind: 'INVALID' }),
    )
  })
  test('each problem is said in our words, with its place, in the message too', () => {
    const issues = (patch: object) => {
      try {
        patchInstallDetails(stored, patch)
      } catch (error) {
        return (error as DomainError).issues
      }
      throw new Error('something is refused')
    }
    expect(issues({ wall_type: 'MARBLE' })).toEqual([
      { path: 'wall_type', message: `must be one of ${wallTypes.join(', ')}` },
    ])
    expect(issues({ mounting_surface_notes: 7, special_constraints: 'HOA' })).toEqual([
      { path: 'mounting_surface_notes', message: 'must be text' },
      { path: 'special_constraints', message: 'must be a list' },
    ])
    expect(issues({ special_constraints: ['', 'x'.repeat(81)] })).toEqual([
      { path: 'special_constraints.0', message: 'must not be empty' },
      { path: 'special_constraints.1', message: 'must have at most 80 characters' },
    ])
    expect(issues({ special_constraints: Array.from({ length: 21 }, () => 'x') })).toEqual([
      { path: 'special_constraints', message: 'must have at most 20 entries' },
    ])
    expect(issues({ pain_flags: [], version: 2 })).toEqual([
      { path: 'pain_flags', message: 'is not known here' },
      { path: 'version', message: 'is not known here' },
    ])
    expect(() => patchInstallDetails(stored, { pain_flags: [], customer_priority_notes: 1 } as object)).toThrow(
      'The install details have problems: customer_priority_notes must be text; pain_flags is not known here',
    )
  })
  test('the stored document stays as it was', () => {
    const copy = structuredClone(stored)
    patchInstallDetails(stored, { wall_type: null })
    expect(stored).toEqual(copy)
  })
})

test('a notes-only patch leaves wall type, wire level and every flag as they were', () => {
  const base = refreshMetadata(givenJob({ metadata: { items_json: [{ metadata: { tv_size: 85 } }] } }), NOW).metadata
  const flagged = raisePainFlag(
    base,
    { flag: 'SCOPE_MISMATCH', severity: 'CRITICAL', message: 'chimney', by: 'u' },
    NOW,
  ).metadata
  const patched = patchInstallDetails(flagged, { mounting_surface_notes: 'stud 16in' })
  const after = refreshMetadata(givenJob({ metadata: patched }), NOW)
  expect(after.metadata.pain_flags).toEqual(flagged.pain_flags)
  expect(after.changes).toEqual({ raised: [], cleared: [], regraded: [] })
  expect({ ...after.metadata, mounting_surface_notes: undefined }).toEqual({
    ...flagged,
    mounting_surface_notes: undefined,
  })
  expect(evaluatePainFlags(givenJob({ metadata: patched }), NOW).length).toBeGreaterThan(0)
})
