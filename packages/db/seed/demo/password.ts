import { scryptSync } from 'node:crypto'

const cost = { N: 16_384, r: 16, p: 1, maxmem: 128 * 16_384 * 16 * 2 }

/** A password as the sign-in library stores it: salt and scrypt key in hex. The salt is fixed: it guards a password that everybody knows. */
export function demoPasswordHash(password: string): string {
  const salt = '6d6f756e7420697420736d6172746c79'
  return `${salt}:${scryptSync(password.normalize('NFKC'), salt, 64, cost).toString('hex')}`
}
