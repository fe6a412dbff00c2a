import { createHmac } from 'node:crypto'

/** The role that API and worker use: no DDL, no way to change history or ledger. */
export const appRole = 'h2s_app'

/**
 * The URL under which API and worker connect once `migrateDatabase` has made the restricted role.
 * Its password is derived from the owner's, so that every process that knows DATABASE_URL agrees without another secret.
 */
export function appUrlFor(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  url.username = appRole
  url.password = appPassword(ownerUrl)
  return url.toString()
}

export function appPassword(ownerUrl: string): string {
  return createHmac('sha256', new URL(ownerUrl).password).update(appRole).digest('base64url')
}
