import pg from 'pg'
import { appPassword, appRoleFor, appUrlFor, hasAppSecret } from '../app-role.ts'
import { grantsFor } from './grants.ts'
import { together } from './together.ts'

/**
 * Makes the restricted role and gives it its rights; false where DATABASE_URL has no secret for it, where the owner may
 * not make roles (a plain single-role database), or where the server does not let the new role in.
 */
export async function makeAppRole(owner: pg.Client, ownerUrl: string): Promise<boolean> {
  if (!hasAppSecret(ownerUrl)) return false
  const role = appRoleFor(ownerUrl)
  const { rows } = await owner.query<{ may: boolean; exists: boolean; database: string }>(
    `select (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may,
       exists(select from pg_roles where rolname = $1) as exists, current_database() as database`,
    [role],
  )
  const found = rows[0]
  if (!found) return false
  if (!found.exists) {
    if (!found.may) return false
    await createRole(owner, role, appPassword(ownerUrl))
  }
  // Together: an application that is at work never meets a moment in which it has no rights.
  await together(owner, grantsFor({ role, database: found.database }))
  if (await canSignIn(ownerUrl)) return true
  // Made by an owner with another password: ours is the one that processes derive now.
  if (!found.may) return false
  try {
    await owner.query(
      `alter role ${pg.escapeIdentifier(role)} login password ${pg.escapeLiteral(appPassword(ownerUrl))}`,
    )
  } catch {
    return false
  }
  return canSignIn(ownerUrl)
}

async function createRole(owner: pg.Client, role: string, password: string): Promise<void> {
  try {
    await owner.query(`create role ${pg.escapeIdentifier(role)} login password ${pg.escapeLiteral(password)}`)
  } catch (error) {
    // Roles belong to the whole server: another database's migration may have been first.
    const isThere = error instanceof pg.DatabaseError && (error.code === '42710' || error.code === '23505')
    if (!isThere) throw error
  }
}

async function canSignIn(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: appUrlFor(ownerUrl), connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}
