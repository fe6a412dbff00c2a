import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'

export type Journal = {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[]
}
type Snapshot = ReturnType<typeof generateDrizzleJson>

const root = join(import.meta.dirname, '..')
export const migrations = join(root, 'migrations')
export const journalFile = join(migrations, 'meta/_journal.json')

// Files of ours.
export const readJournal = (): Journal => JSON.parse(readFileSync(journalFile, 'utf8')) as Journal
export const placeOf = (index: number): string => String(index).padStart(4, '0')
export const snapshotFile = (index: number): string => join(migrations, `meta/${placeOf(index)}_snapshot.json`)

/**
 * What separates the last migration from the schema as it stands: SQL statements, and the snapshot after them.
 *
 * drizzle-kit's own command does the same, but loads the schema as CommonJS, which the domain is not.
 */
export async function schemaChanges(): Promise<{
  last: Journal['entries'][number]
  after: Snapshot
  statements: string[]
}> {
  const schema: Record<string, unknown> = {}
  for (const file of readdirSync(join(root, 'src/schema')))
    Object.assign(schema, await import(join(root, 'src/schema', file)))
  const last = readJournal().entries.at(-1)
  if (last === undefined) throw new Error('There is no migration to go on from.')
  const before = JSON.parse(readFileSync(snapshotFile(last.idx), 'utf8')) as Snapshot
  const after = generateDrizzleJson(schema, before.id)
  return { last, after, statements: await generateMigration(before, after) }
}
