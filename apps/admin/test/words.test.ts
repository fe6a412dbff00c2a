import { describe, expect, it } from 'vitest'
import { patchInWords, wallOptions, wireOptions } from '../src/job/install-words.ts'

describe('installation details in words', () => {
  it('offers no answer that says nothing', () => {
    for (const { value } of [...wireOptions, ...wallOptions]) expect(value).not.toBe('UNKNOWN')
  })

  it('says what a change would leave, and only that', () => {
    expect(
      patchInWords({ wall_type: 'BRICK', mounting_surface_notes: null, special_constraints: ['HOA', 'RENTER'] }),
    ).toEqual([
      { label: 'Wall type', value: 'Brick' },
      { label: 'Surface notes', value: 'empty' },
      { label: 'Constraints', value: 'HOA rules, Renter' },
    ])
    expect(patchInWords({})).toEqual([])
  })
})
