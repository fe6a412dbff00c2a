import { migrateDatabase } from '../src/migrate.ts'

// One of several processes that start at the same time.
await migrateDatabase(process.argv[2] ?? '')
process.exit(0)
