import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCents, addMoney, formatCents, formatMoney, shareCents, splitCents } from '../../src/index.ts'

describe('cents', () => {
  test.each([
    [0, '$0.00'],
    [5, '$0.05'],
    [123_456_789, '$1,234,567.89'],
    [-28_470, '-$284.70'],
    [100_000, '$1,000.00'],
  ])('%d reads %s', (cents, text) => {
    expect(formatCents(cents)).toBe(text)
  })
  test('another currency is named', () => {
    expect(formatMoney({ amount_cents: 500, currency: 'CAD' })).toBe('5.00 CAD')
  })
  test('no fraction of a cent, ever', () => {
    for (const wrong of [0.5, Number.NaN, Infinity, 2 ** 53]) {
      expect(() => addCents(1, wrong)).toThrow(RangeError)
      expect(() => formatCents(wrong)).toThrow(RangeError)
      expect(() => splitCents(wrong, [1])).toThrow(RangeError)
    }
  })
  test('currencies do not mix', () => {
    expect(addMoney({ amount_cents: 1, currency: 'USD' }, { amount_cents: 2, currency: 'USD' })).toEqual({
      amount_cents: 3,
      currency: 'USD',
    })
    expect(() => addMoney({ amount_cents: 1, currency: 'USD' }, { amount_cents: 2, currency: 'CAD' })).toThrow(
      RangeError,
    )
  })
  test('shares round half away from zero', () => {
    expect([shareCents(1, 5000), shareCents(-1, 5000), shareCents(3, 3333), shareCents(0, 1)]).toEqual([1, -1, 1, 0])
  })
})

describe('splitting', () => {
  test('weights must be positive', () => {
    expect(() => splitCents(1, [])).toThrow(RangeError)
    expect(() => splitCents(1, [0])).toThrow(RangeError)
    expect(() => splitCents(1, [2, -1])).toThrow(RangeError)
    expect(splitCents(7, [0, 1])).toEqual([0, 7])
  })
  test('the parts sum to the amount, each within a cent of its share, whatever the amount', () => {
    const weights = fc
      .array(fc.nat(1000), { minLength: 1, maxLength: 8 })
      .filter((list) => list.some((weight) => weight > 0))
    fc.assert(
      fc.property(fc.maxSafeInteger(), weights, (cents, list) => {
        const parts = splitCents(cents, list)
        const total = list.reduce((sum, weight) => sum + weight, 0)
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(cents))
        parts.forEach((part, index) => {
          const exact = (BigInt(cents) * BigInt(list[index] ?? 0)) / BigInt(total)
          expect(Math.abs(Number(BigInt(part) - exact))).toBeLessThanOrEqual(1)
        })
      }),
    )
  })
})

describe('money at its edges', () => {
  test('cents left over go to the largest remainders, wherever they stand', () => {
    expect(splitCents(100, [1, 2, 4])).toEqual([14, 29, 57])
    expect(splitCents(10, [3, 3, 1])).toEqual([4, 4, 2])
    expect(splitCents(101, [2, 1, 1])).toEqual([51, 25, 25])
    expect(splitCents(11, [1, 2, 3])).toEqual([2, 4, 5])
    expect(splitCents(5, [1, 1, 1, 1])).toEqual([2, 1, 1, 1])
    expect(splitCents(-100, [1, 2, 4])).toEqual([-14, -29, -57])
    expect(splitCents(0, [1, 1])).toEqual([0, 0])
  })
  test('nothing is never minus nothing', () => {
    expect(Object.is(shareCents(-1, 1), 0)).toBe(true)
    expect(Object.is(shareCents(0, 6000), 0)).toBe(true)
  })
  test('what is wrong is said', () => {
    expect(() => addCents(0.5)).toThrow('0.5 is no whole number of cents')
    expect(() => splitCents(100, [1, -1, 5])).toThrow('weights must be positive whole numbers')
    const dollars = { amount_cents: 1, currency: 'USD' }
    expect(() => addMoney(dollars, dollars, { amount_cents: 1, currency: 'CAD' })).toThrow('currencies differ')
  })
})
