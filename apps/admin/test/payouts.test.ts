import { describe, expect, it } from 'vitest'
import { centsIn } from '../src/pages/payouts/cents-in.ts'

describe('an amount as it is typed', () => {
  it('reads dollars, cents and thousands without a float in between', () => {
    expect(centsIn('120')).toBe(12_000)
    expect(centsIn(' $1,234.5 ')).toBe(123_450)
    expect(centsIn('0.07')).toBe(7)
    expect(centsIn('1.15')).toBe(115)
  })

  it('takes nothing for an amount that is none', () => {
    for (const typed of ['', '0', '-5', '1.234', '12,34', 'ten', '1e3']) expect(centsIn(typed)).toBeNull()
  })
})
