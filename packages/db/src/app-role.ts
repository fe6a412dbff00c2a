import { createHash, createHmac } from 'node:crypto'

/** What the names of all restricted roles begin with. */
const PREFIX = 'h2s_app'
/** PostgreSQL cuts longer names off. */
const MAX_NAME_BYTES = 63

/**
 * The role that API and worker use in one database: no DDL, no way to change history or ledger. Roles belong to the
 * whole server, so each database has its own: two installations neither share rights nor set each other's password.
 */
export function appRoleFor(ownerUrl: string): string {
  const database = databaseOf(ownerUrl)
  const role = `${PREFIX}_${database}`
  if (Buffer.byteLength(role) <= MAX_NAME_BYTES) return role
  return `${PREFIX}_${createHash('sha256').update(database).digest('hex').slice(0, 32)}`
}

/** Whether there is a secret from which the role's own can be derived. Without one there is no such role. */
export const hasAppSecret = (ownerUrl: string): boolean => new URL(ownerUrl).password !== ''

/**
 * The URL under which API and worker connect once `migrateDatabase` has made the restricted role.
 * Its password is derived from the owner's, so that every process that knows DATABASE_URL agrees without another secret.
 * Throws where DATABASE_URL has none: what is derived from nothing is known to everybody.
 */
export function appUrlFor(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  // In the query they would go before what stands in front of the host.
  url.searchParams.delete('user')
  url.searchParams.delete('password')
  url.username = appRoleFor(ownerUrl)
  url.password = appPassword(ownerUrl)
  return url.toString()
}

export function appPassword(ownerUrl: string): string {
  if (!hasAppSecret(ownerUrl)) throw new Error('DATABASE_URL has no password to derive the restricted role’s from')
  return createHmac('sha256', new URL(ownerUrl).password).update(appRoleFor(ownerUrl)).digest('base64url')
}

/** Without a name in the address the database is called like its user. */
function databaseOf(ownerUrl: string): string {
  const { pathname, username } = new URL(ownerUrl)
  return decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username)
}
