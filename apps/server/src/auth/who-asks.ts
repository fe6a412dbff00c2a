import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from '@h2s/api/errors'
import type { SessionUser } from '@h2s/api/views/me'
import type { Context } from '@h2s/commands/context'
import { openJobLink } from '@h2s/commands/links/open-job-link'
import { findSessionUser } from '@h2s/db/read/session'
import type { SessionPerson } from '@h2s/db/read/session'
import type { Actor } from '@h2s/domain/people'
import { sessionToken } from './session-token.ts'

export type WhoAsks = {
  actor: Actor | null
  user: SessionUser | null
  refusal: Refusal | null
  /** What they are signed in with; null for a link and for nobody. */
  session: SessionPerson | null
}

const nobody: WhoAsks = { actor: null, user: null, refusal: null, session: null }

/**
 * Who sent a request: the link of a job when one is shown (it is the narrower right), else the session. Asked of the
 * database every time, so what was ended is over at the next request.
 */
export async function whoAsks(ctx: Context, headers: IncomingHttpHeaders, link: string | undefined): Promise<WhoAsks> {
  const shown = headers['x-h2s-link'] ?? link
  if (typeof shown === 'string' && shown !== '') return byLink(ctx, shown)
  const token = sessionToken(headers)
  return token === null ? nobody : bySession(ctx, token)
}

async function byLink(ctx: Context, token: string): Promise<WhoAsks> {
  const opened = await openJobLink(ctx, token)
  if (opened.ok) return { ...nobody, actor: opened.actor }
  return { ...nobody, refusal: new Refusal(opened.code, linkSentences[opened.code]) }
}

const linkSentences = {
  LINK_INVALID: 'This link does not open a job. Please use the newest one that we sent.',
  LINK_EXPIRED: 'This link has run out. Please ask us for a new one.',
}

async function bySession(ctx: Context, token: string): Promise<WhoAsks> {
  const found = await findSessionUser(ctx.db, token)
  if (!found) return nobody
  const { user_id, name, email, role, pro_id, customer_id } = found
  const linked = {
    ...(pro_id === null ? {} : { pro_id }),
    ...(customer_id === null ? {} : { customer_id }),
  }
  return {
    actor: { kind: 'user', user_id, name, role, ...linked },
    user: { user_id, name, email, role, ...linked },
    refusal: null,
    session: found,
  }
}
