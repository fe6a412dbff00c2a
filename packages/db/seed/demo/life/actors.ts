import type { Actor } from '@h2s/domain'
import type { Customer, Pro } from '../people.ts'

// Who did a step, as the history names them.

export const intake: Actor = { kind: 'system', part: 'intake' }
export const rules: Actor = { kind: 'system', part: 'rules' }
export const settlement: Actor = { kind: 'system', part: 'settlement' }

export const actorOf = (pro: Pro): Actor => ({
  kind: 'user',
  user_id: pro.user_id,
  name: pro.name,
  role: 'provider',
  pro_id: pro.pro_id,
})

/** With a sign-in as that user, else as whoever opened the link of the job. */
export const customerActor = ({ user_id, name, customer_id }: Customer, job_id: string): Actor =>
  user_id === null
    ? { kind: 'link', customer_id, job_id, name }
    : { kind: 'user', user_id, name, role: 'customer', customer_id }
