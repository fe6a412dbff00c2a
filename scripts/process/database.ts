/**
 * The embedded PostgreSQL, in a process of its own: when whoever started it is gone, even by kill -9, it is told so by
 * the closed channel and stops the database in good order.
 *
 * Called as `database.ts <data folder> <port> <demo|plain>`; says what it has done over the channel.
 */
import { startEmbedded } from '@h2s/db/embedded'
import { prepareDatabase } from '../world/prepare-database.ts'
import type { DatabaseWord } from './database-word.ts'

const [dataDir = '', port = '', demo] = process.argv.slice(2)
const tell = (word: DatabaseWord): void => {
  if (process.connected) process.send?.(word)
}

let stopping = false
const ended = Promise.withResolvers<void>()
process.on('SIGTERM', () => {
  stopping = true
  ended.resolve()
})
process.on('SIGINT', () => undefined)

const sayWhy = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

try {
  const database = await startEmbedded({ dataDir, port: Number(port) })
  try {
    if (!stopping) {
      tell({ kind: 'up', ownerUrl: database.ownerUrl, appUrl: database.appUrl })
      tell({ kind: 'prepared', demo: await prepareDatabase(database.ownerUrl, demo === 'demo') })
      await ended.promise
    }
  } finally {
    await database.stop()
  }
} catch (error) {
  sayWhy(error)
}
process.exit()
