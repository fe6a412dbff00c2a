import pg from 'pg'
import { appPassword, appRole, appUrlFor } from '../app-role.ts'
import { grants } from './grants.ts'

/**
 * Makes the restricted role and gives it its rights; false where the owner may not make roles (a plain single-role
 * database), or the server does not let the new role in.
 */
export async function makeAppRole(owner: pg.Client, ownerUrl: string): Promise<boolean> {
  const { rows } = await owner.query<{ may: boolean; exists: boolean; database: string }>(
    `select (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may,
       exists(select from pg_roles where rolname = $1) as exists, current_database() as database`,
    [appRole],
  )
  const found = rows[0]
  if (!found) return false
  if (!found.exists) {
    if (!found.may) return false
    await createRole(owner, ownerUrl)
  }
  for (const grant of grants) await owner.query(grant.replace(':database', pg.escapeIdentifier(found.database)))
  if (await canSignIn(ownerUrl)) return true
  // Made by an owner with another password: ours is the one that processes derive now.
  if (!found.may) return false
  try {
    await owner.query(`alter role ${appRole} login password ${pg.escapeLiteral(appPassword(ownerUrl))}`)
  } catch {
    return false
  }
  return canSignIn(ownerUrl)
}

async function createRole(owner: pg.Client, ownerUrl: string): Promise<void> {
  try {
    await owner.query(`create role ${appRole} login password ${pg.escapeLiteral(appPassword(ownerUrl))}`)
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
