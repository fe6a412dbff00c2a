import { DAY, MINUTE } from '../schedule/instant.ts'
import type { Role } from './actor.ts'

/** How long a session lasts without a request, in milliseconds: short for who may approve money. */
export const sessionIdleMs: Readonly<Record<Role, number>> = {
  admin: 30 * MINUTE,
  dispatcher: 7 * DAY,
  provider: 7 * DAY,
  customer: 7 * DAY,
}

/** How long a session lasts at most, in milliseconds, however busy it is. */
export const SESSION_MOST_MS = 30 * DAY
