import { describe, expect, it } from 'vitest'
import { dispatchLabel, seatOf } from '../src/job/seat.ts'
import { aLead } from './a-job.ts'

describe('whom an offer is for', () => {
  it('is the first tech while nobody was asked', () => {
    expect(seatOf({ assignment: null })).toBe('first')
    expect(dispatchLabel({ assignment: null })).toBe('Assign a tech')
  })

  it('is another tech instead of one who has not answered: their offer is withdrawn, and no second one is added', () => {
    expect(seatOf({ assignment: aLead('offered') })).toBe('instead')
    expect(dispatchLabel({ assignment: aLead('offered') })).toBe('Offer to somebody else')
  })

  it('is a second tech once the first has accepted', () => {
    for (const state of ['accepted', 'en_route', 'working'] as const) {
      expect(seatOf({ assignment: aLead(state) })).toBe('second')
      expect(dispatchLabel({ assignment: aLead(state) })).toBe('Add a second tech')
    }
  })
})
