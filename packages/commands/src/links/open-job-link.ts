import type { Db } from '@h2s/db/client'
import { findLink } from '@h2s/db/store/links'
import type { Actor } from '@h2s/domain'
import { hashOfToken } from './link-token.ts'

export type OpenedLink =
  | { ok: true; actor: Extract<Actor, { kind: 'link' }> }
  /** `LINK_EXPIRED` for one that was good once, `LINK_INVALID` for all else. */
  | { ok: false; code: 'LINK_INVALID' | 'LINK_EXPIRED' }

/** Who comes by a link. Writes nothing: a link works as often as it is opened, until it ends or is revoked. */
export async function openJobLink(ctx: { db: Db; now: () => string }, token: string): Promise<OpenedLink> {
  if (!/^[\w-]{43}$/.test(token)) return { ok: false, code: 'LINK_INVALID' }
  const link = await findLink(ctx.db, hashOfToken(token))
  if (link === null || link.customer_id === null) return { ok: false, code: 'LINK_INVALID' }
  if (link.revoked_at !== null || Date.parse(link.expires_at) <= Date.parse(ctx.now()))
    return { ok: false, code: 'LINK_EXPIRED' }
  const { customer_id, job_id, customer_name: name } = link
  return { ok: true, actor: { kind: 'link', customer_id, job_id, name } }
}
