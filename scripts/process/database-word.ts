import type { DemoState } from '../world/prepare-database.ts'

/** What the database's process tells the one that started it. */
export type DatabaseWord = { kind: 'up'; ownerUrl: string; appUrl: string } | { kind: 'prepared'; demo: DemoState }
