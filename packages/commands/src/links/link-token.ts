import { createHash, randomBytes } from 'node:crypto'

/** How long a customer's link works. */
const LINK_DAYS = 30

/** A new secret of 256 bits, what is kept of it, and when it ends. */
export function newLinkToken(now: string): { token: string; token_hash: string; expires_at: string } {
  const token = randomBytes(32).toString('base64url')
  const expires_at = new Date(Date.parse(now) + LINK_DAYS * 86_400_000).toISOString()
  return { token, token_hash: hashOfToken(token), expires_at }
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
