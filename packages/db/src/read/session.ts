import type { Role } from '@h2s/domain'
import type { Db } from '../client.ts'
import { statement } from './statement.ts'

export type SessionPerson = {
  user_id: string
  name: string
  email: string
  role: Role
  pro_id: string | null
  customer_id: string | null
  session_id: string
  /** Until when the session lasts, ISO. */
  expires_at: string
}

const sessionPerson = statement<SessionPerson>(
  'session-person',
  `select u.id as user_id, u.name, u.email, u.role, u.pro_id, u.customer_id, s.id as session_id,
      h2s_iso(s.expires_at) as expires_at
    from h2s_sessions s join h2s_users u on u.id = s.user_id
    where s.token = $1 and s.expires_at > now() and u.disabled_at is null`,
)

/** Who holds a session; null for one that is unknown, over, or of somebody whose account is closed. */
export async function findSessionUser(db: Db, token: string): Promise<SessionPerson | null> {
  const [person] = await sessionPerson(db, [token])
  return person ?? null
}
