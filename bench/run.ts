/** All benchmarks in one run, on the real system with a database of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDb } from '@h2s/db/client'
import { loadManyJobs } from '@h2s/db/seed/many-jobs'
import { findFreePort } from '../scripts/process/port.ts'
import { step } from '../scripts/say.mjs'
import { bootWorld, type World } from '../scripts/world/boot.ts'
import { benchDemoWorld } from './demo-world.ts'
import { benchDomain } from './domain.ts'
import { benchMemory } from './memory.ts'
import { benchReads } from './reads.ts'
import { type Figure, keepFigures, printFigures } from './report.ts'
import { benchStarts } from './starts.ts'
import { benchWebhook } from './webhook.ts'

const manyJobs = 100_000

const during = async <T>(label: string, work: () => Promise<T>): Promise<T> => {
  const progress = step(label)
  try {
    const result = await work()
    progress.done()
    return result
  } catch (error) {
    progress.fail()
    throw error
  }
}

const benchWorld = async (world: World): Promise<Figure[]> => {
  const { db, pool, close } = createDb({ url: world.ownerUrl, max: 4, statementTimeout: 300_000 })
  const countJobs = async (): Promise<number> =>
    (await pool.query<{ count: number }>('select count(*)::int as count from h2s_dispatch_jobs')).rows[0]?.count ?? 0
  try {
    const webhook = await during('webhooks', () => benchWebhook(world, countJobs))
    await during(`making ${manyJobs.toLocaleString('en-US')} jobs`, async () => {
      await loadManyJobs(db, new Date().toISOString(), manyJobs)
      // So many rows at once leave work that the database would else do while the reads are measured.
      await pool.query('vacuum (analyze)')
    })
    const reads = await during('reads', () => benchReads(world))
    return [...reads, ...webhook, ...benchMemory(world)]
  } finally {
    await close()
  }
}

/** Measures everything, prints it, keeps it in reports/bench.json. Answers with how many bounds do not hold. */
export const runBenchmarks = async (): Promise<number> => {
  const domain = await during('domain', benchDomain)
  const starts = await during('starts', benchStarts)
  const database = await during('database and demo world', benchDemoWorld)
  const dataDir = mkdtempSync(join(tmpdir(), 'h2s-bench-'))
  const { DATABASE_URL: _notOurs, ...env } = process.env
  const world = await during('starting the system', async () =>
    bootWorld({
      dataDir,
      port: await findFreePort(),
      // One address asks for everything here: nobody is to be slowed down.
      env: { ...env, DEMO: 'on', LOG_LEVEL: 'warn', RATE_LIMIT_PER_MINUTE: '100000000' },
    }),
  )
  try {
    const figures = [...(await benchWorld(world)), ...starts, ...database, ...domain]
    printFigures(figures)
    return keepFigures(figures)
  } finally {
    await world.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
