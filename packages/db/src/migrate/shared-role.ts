import pg from 'pg'
import { hasAppSecret } from '../app-role.ts'
import { revocationsFor } from './grants.ts'
import { together } from './together.ts'

/** Version 0.1 had one role for all databases of a server, under this name. */
const sharedRole = 'h2s_app'

/**
 * Takes the rights in this database from the role that all databases shared, and the role away when no other database
 * needs it. False while a process that was started before still works under it: then it is for the next set-up.
 * Without a secret its password is known to everybody: then it does not wait.
 */
export async function retireSharedRole(owner: pg.Client, ownerUrl: string): Promise<boolean> {
  const { rows } = await owner.query<{ exists: boolean; busy: boolean; database: string }>(
    `select exists(select from pg_roles where rolname = $1) as exists, current_database() as database,
       exists(select from pg_stat_activity where usename = $1 and datname = current_database()) as busy`,
    [sharedRole],
  )
  const found = rows[0]
  if (!found?.exists) return true
  if (found.busy && hasAppSecret(ownerUrl)) return false
  await together(owner, revocationsFor({ role: sharedRole, database: found.database }))
  try {
    await owner.query(`drop role ${sharedRole}`)
  } catch (error) {
    // Another database gave it rights, or another owner made it: it is theirs to take away.
    const isOthers = error instanceof pg.DatabaseError && (error.code === '2BP01' || error.code === '42501')
    const isGone = error instanceof pg.DatabaseError && error.code === '42704'
    if (!isOthers && !isGone) throw error
  }
  return true
}
