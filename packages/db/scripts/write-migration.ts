/** Writes the migration from the last one to the schema as it stands: `node packages/db/scripts/write-migration.ts <name>`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { journalFile, migrations, placeOf, readJournal, schemaChanges, snapshotFile } from './schema-changes.ts'

const [name] = process.argv.slice(2)
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  process.stderr.write('Give the migration a name in snake_case: write-migration.ts add_a_column\n')
  process.exit(1)
}

const { last, after, statements } = await schemaChanges()
if (statements.length === 0) {
  process.stdout.write('The schema is what the last migration made it: nothing to write.\n')
} else {
  const idx = last.idx + 1
  const tag = `${placeOf(idx)}_${name}`
  writeFileSync(join(migrations, `${tag}.sql`), `${statements.join('\n--> statement-breakpoint\n')}\n`)
  writeFileSync(snapshotFile(idx), `${JSON.stringify(after, null, 2)}\n`)
  const { entries, ...journal } = readJournal()
  const entry = { idx, version: last.version, when: Date.now(), tag, breakpoints: true }
  writeFileSync(journalFile, `${JSON.stringify({ ...journal, entries: [...entries, entry] }, null, 2)}\n`)
  process.stdout.write(`migrations/${tag}.sql: read it before you commit it.\n`)
}
