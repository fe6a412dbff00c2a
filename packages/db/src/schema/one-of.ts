import { sql } from 'drizzle-orm'
import { check } from 'drizzle-orm/pg-core'
import type { AnyPgColumn, CheckBuilder } from 'drizzle-orm/pg-core'

/** A CHECK that holds a column to a list of words; null passes, as in SQL. */
export const oneOf = (name: string, column: AnyPgColumn, words: readonly string[]): CheckBuilder =>
  check(name, sql`${column} in ${words}`.inlineParams())
