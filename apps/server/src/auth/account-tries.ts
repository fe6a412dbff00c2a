import { createHash } from 'node:crypto'
import type { DBAdapter } from 'better-auth/types'

/** Failed sign-ins that one account bears in a window, from however many addresses and processes. */
const most = 5
const windowMs = 15 * 60 * 1000

type Tries = { key: string; count: number; lastRequest: number }
const model = 'rateLimit'
const keyOf = (email: string) => `account:${createHash('sha256').update(email.trim().toLowerCase()).digest('hex')}`
const where = (key: string) => [{ field: 'key', value: key }]

/**
 * Counts one try for an account before its password is looked at, in single statements, so that tries at the same
 * instant on several processes count one by one. Null when it may go on, else the seconds until it may.
 */
export async function takeTry(adapter: DBAdapter, email: string, now: number): Promise<number | null> {
  const key = keyOf(email)
  const counted = await adapter.incrementOne({
    model,
    where: [
      ...where(key),
      { field: 'count', operator: 'lt', value: most },
      { field: 'lastRequest', operator: 'gt', value: now - windowMs },
    ],
    increment: { count: 1 },
  })
  if (counted) return null
  // The window starts with its first try and does not move, so that trying on does not lock the owner out for ever.
  const renewed = await adapter.incrementOne({
    model,
    where: [...where(key), { field: 'lastRequest', operator: 'lte', value: now - windowMs }],
    increment: {},
    set: { count: 1, lastRequest: now },
  })
  if (renewed) return null
  const tries = await adapter.findOne<Tries>({ model, where: where(key) })
  if (tries) return Math.max(1, Math.ceil((tries.lastRequest + windowMs - now) / 1000))
  return begin(adapter, key, email, now)
}

/** A first try. When another process was quicker, its row counts this one too. */
async function begin(adapter: DBAdapter, key: string, email: string, now: number): Promise<number | null> {
  try {
    await adapter.create({ model, data: { key, count: 1, lastRequest: now } })
    return null
  } catch (error) {
    if (!(await adapter.findOne({ model, where: where(key) }))) throw error
    return takeTry(adapter, email, now)
  }
}

/** The right password: what was counted against the account is forgotten. */
export async function forgiveTries(adapter: DBAdapter, email: string): Promise<void> {
  await adapter.deleteMany({ model, where: where(keyOf(email)) })
}
