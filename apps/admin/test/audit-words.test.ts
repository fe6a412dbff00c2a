import { describe, expect, it } from 'vitest'
import { auditAction, isSayable, showValue } from '../src/job/audit-words.ts'

describe('the history in words', () => {
  it('says what was done, and what was refused', () => {
    expect(auditAction('dispatch')).toBe('offered the job')
    expect(auditAction('dispatch_refused')).toBe('was refused: dispatch')
  })

  it('leaves out ids and the name of a seat: the notes say who', () => {
    expect(isSayable('8a9c6c40-0000-4000-8000-000000000000', 'assigned_pro_id')).toBe(false)
    expect(isSayable('lead', 'assignment')).toBe(false)
    expect(isSayable('offered', 'assignment')).toBe(true)
    expect(isSayable(null, 'status')).toBe(false)
    expect(isSayable(0, 'paid_cents')).toBe(true)
  })

  it('words an override with what was passed over', () => {
    expect(showValue({ codes: ['EQUIPMENT'], asked_by: 'Dana' }, undefined, 'blockers')).toBe(
      'equipment not delivered; Dana asked first',
    )
  })
})
