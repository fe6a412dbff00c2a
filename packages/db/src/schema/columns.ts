import { sql } from 'drizzle-orm'
import { customType, integer } from 'drizzle-orm/pg-core'

/**
 * An instant as an ISO 8601 string in UTC with milliseconds: `2026-11-21T20:00:00.000Z`.
 * Stored as timestamptz(3), so that a value read, used as a page cursor and compared again is the same value.
 */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamptz(3)',
  fromDriver: (value) => new Date(value).toISOString(),
})

/** A stretch of time `[from, to)`, as PostgreSQL writes it. */
export const instantRange = customType<{ data: string; driverData: string }>({ dataType: () => 'tstzrange' })

/** What every aggregate carries: the version that an edit is based on, and its first and last instants. */
export const stamps = {
  version: integer().notNull().default(1),
  created_at: instant()
    .notNull()
    .default(sql`now()`),
  updated_at: instant()
    .notNull()
    .default(sql`now()`),
}
