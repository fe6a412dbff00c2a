/** The database alone, without the server: how soon PostgreSQL is up again, and how long the demo world takes. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDb } from '@h2s/db/client'
import { startEmbedded } from '@h2s/db/embedded'
import { migrateDatabase } from '@h2s/db/migrate'
import { loadDemoWorld } from '@h2s/db/seed/demo-world'
import type { Figure } from './report.ts'

const secondsOf = async <T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> => {
  const began = performance.now()
  const result = await work()
  return { result, seconds: (performance.now() - began) / 1000 }
}

const load = async (url: string): Promise<number> => {
  const { db, close } = createDb({ url, max: 1 })
  try {
    return (await secondsOf(() => loadDemoWorld(db, new Date().toISOString()))).seconds
  } finally {
    await close()
  }
}

export const benchDemoWorld = async (): Promise<Figure[]> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'h2s-bench-db-'))
  let stop = (): Promise<void> => Promise.resolve()
  try {
    const made = await secondsOf(() => startEmbedded({ dataDir }))
    ;({ stop } = made.result)
    const migrated = await secondsOf(() => migrateDatabase(made.result.ownerUrl))
    const loaded = await load(made.result.ownerUrl)
    const again: number[] = []
    for (let n = 0; n < 3; n += 1) {
      await stop()
      const { result, seconds } = await secondsOf(() => startEmbedded({ dataDir }))
      ;({ stop } = result)
      again.push(seconds)
    }
    return [
      { what: 'PostgreSQL: cluster made and started', measured: made.seconds, unit: 's' },
      { what: 'PostgreSQL: started again, slowest of three', measured: Math.max(...again), unit: 's', atMost: 1 },
      { what: 'migrations on an empty database', measured: migrated.seconds, unit: 's' },
      { what: 'demo world loaded', measured: loaded, unit: 's', atMost: 5 },
    ]
  } finally {
    await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
