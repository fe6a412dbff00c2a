/**
 * The embedded PostgreSQL, in a process of its own: when whoever started it is gone, even by kill -9, it is told so by
 * the closed channel and stops the database in good order. When PostgreSQL itself is gone, it ends too: whoever keeps it
 * alive starts both again.
 *
 * Called as `database.ts <data folder> <port> <demo|plain>`; says over the channel when it is ready.
 */
import { startEmbedded } from '@h2s/db/embedded'
import { type Prepared, prepareDatabase } from '../world/prepare-database.ts'

/** What it tells the one that started it: up, migrated and filled. */
export interface DatabaseWord extends Prepared {
  ownerUrl: string
}

const [dataDir = '', port = '', demo] = process.argv.slice(2)

let isUnwanted = false
const unwanted = Promise.withResolvers<void>()
process.on('SIGTERM', () => {
  isUnwanted = true
  unwanted.resolve()
})
process.on('SIGINT', () => undefined)
// Nothing else keeps this process: neither the channel nor the database's own process holds it.
const stay = setInterval(() => undefined, 2 ** 30)

try {
  const database = await startEmbedded({ dataDir, port: Number(port) })
  try {
    if (!isUnwanted) {
      const word: DatabaseWord = {
        ownerUrl: database.ownerUrl,
        ...(await prepareDatabase(database.ownerUrl, demo === 'demo')),
      }
      if (process.connected) process.send?.(word)
      await Promise.race([unwanted.promise, database.exited])
      if (!isUnwanted) throw new Error(`PostgreSQL (process ${database.pid}) ended by itself.`)
    }
  } finally {
    await database.stop()
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
clearInterval(stay)
process.exit()
