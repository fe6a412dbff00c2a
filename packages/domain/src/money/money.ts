/** An amount in whole cents of a currency. No float ever holds money. */
export type Money = { amount_cents: number; currency: string }

export const defaultCurrency = 'USD'

/** Whether a number can be an amount: a safe whole number, of either sign. */
export function isCents(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

function checked(cents: number): number {
  if (!isCents(cents)) throw new RangeError(`${String(cents)} is no whole number of cents`)
  return cents
}

/** The sum of amounts in cents. Throws RangeError on a fraction of a cent. */
export function addCents(...amounts: readonly number[]): number {
  return checked(amounts.reduce((sum, amount) => sum + checked(amount), 0))
}

/**
 * A share of an amount in basis points (6000 = 60 %), rounded half away from zero.
 *
 * @example
 * shareCents(40800, 6000) // => 24480
 */
export function shareCents(cents: number, basisPoints: number): number {
  const whole = checked(cents) * checked(basisPoints)
  return checked(Math.sign(whole) * Math.floor((Math.abs(whole) + 5_000) / 10_000) + 0)
}

/**
 * Splits an amount by weights so that the parts sum to it, to the cent.
 *
 * Each part is rounded down; the cents left over go to the parts with the largest remainders, the first of equals first.
 *
 * @example
 * splitCents(27480, [62, 38]) // => [17038, 10442]
 * @example
 * splitCents(100, [1, 1, 1]) // => [34, 33, 33]
 */
export function splitCents(cents: number, weights: readonly number[]): number[] {
  checked(cents)
  const total = weights.reduce((sum, weight) => sum + checked(weight), 0)
  if (total <= 0 || weights.some((weight) => weight < 0)) throw new RangeError('weights must be positive whole numbers')
  const sign = cents < 0 ? -1n : 1n
  const amount = BigInt(Math.abs(cents))
  const whole = BigInt(total)
  const exact = weights.map((weight) => amount * BigInt(weight))
  const parts = exact.map((value) => value / whole)
  let left = Number(amount - parts.reduce((sum, part) => sum + part, 0n))
  const byRemainder = exact
    .map((value, index) => ({ index, rest: value % whole }))
    .toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
  for (const { index } of byRemainder) {
    if (left === 0) break
    parts[index] = (parts[index] ?? 0n) + 1n
    left -= 1
  }
  return parts.map((part) => Number(sign * part))
}

/**
 * An amount as people read it, in US English.
 *
 * @example
 * formatCents(28470) // => '$284.70'
 * @example
 * formatCents(-500, 'USD') // => '-$5.00'
 */
export function formatCents(cents: number, currency: string = defaultCurrency): string {
  const digits = Math.abs(checked(cents)).toString().padStart(3, '0')
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  const amount = `${whole}.${digits.slice(-2)}`
  const sign = cents < 0 ? '-' : ''
  return currency === 'USD' ? `${sign}$${amount}` : `${sign}${amount} ${currency}`
}

/** A Money as people read it. */
export function formatMoney(money: Money): string {
  return formatCents(money.amount_cents, money.currency)
}

/** The sum of amounts in one currency. Throws RangeError on mixed currencies. */
export function addMoney(first: Money, ...others: readonly Money[]): Money {
  if (others.some((money) => money.currency !== first.currency)) throw new RangeError('currencies differ')
  return {
    amount_cents: addCents(first.amount_cents, ...others.map((money) => money.amount_cents)),
    currency: first.currency,
  }
}
