import type { Role } from '@h2s/domain'
import type { Db } from '../client.ts'
import { statement } from './statement.ts'

export type SessionUser = {
  session_id: string
  user_id: string
  name: string
  email: string
  role: Role
  pro_id: string | null
  customer_id: string | null
  expires_at: string
}

const live = statement<SessionUser>(
  'session',
  `select session.id as session_id, member.id as user_id, member.name, member.email, member.role, member.pro_id, member.customer_id,
    h2s_iso(session.expires_at) as expires_at
  from h2s_sessions session join h2s_users member on member.id = session.user_id
  where session.token = $1 and session.expires_at > now() and member.disabled_at is null`,
)

/** Who holds this session token; null when it lapsed, is unknown, or its user is disabled. */
export async function findSessionUser(db: Db, token: string): Promise<SessionUser | null> {
  const [row] = await live(db, [token])
  return row ?? null
}
