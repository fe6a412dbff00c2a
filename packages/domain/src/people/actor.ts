/** What a signed-in person is. `admin` may do whatever `dispatcher` may. */
export const roles = ['admin', 'dispatcher', 'provider', 'customer'] as const
export type Role = (typeof roles)[number]

/** Who acts. Comes from the session, from a job's link, or is a named part of the system; never from a request body. */
export type Actor =
  | { kind: 'user'; user_id: string; name: string; role: Role; pro_id?: string; customer_id?: string }
  /** A customer who came by the link of one job: sees and does only what concerns that job. */
  | { kind: 'link'; customer_id: string; job_id: string; name: string }
  /** Background work: `part` is 'intake', 'settlement', … */
  | { kind: 'system'; part: string }

/**
 * The id that the audit keeps.
 *
 * @example
 * actorId({ kind: 'system', part: 'intake' }) // => 'system:intake'
 */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
      return actor.user_id
    case 'link':
      return `link:${actor.job_id}`
    case 'system':
      return `system:${actor.part}`
  }
}

/** The name that the audit keeps. */
export function actorName(actor: Actor): string {
  return actor.kind === 'system' ? `System (${actor.part})` : actor.name
}

/** The role that rules look at: a link acts as its customer. */
export function roleOf(actor: Actor): Role | 'system' {
  switch (actor.kind) {
    case 'user':
      return actor.role
    case 'link':
      return 'customer'
    case 'system':
      return 'system'
  }
}
