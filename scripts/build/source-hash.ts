import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { rootDir } from '../root.ts'

const isBeside = (path: string): boolean => /(^|\/)(node_modules|dist|test|reports|\.turbo)$/.test(path)

/** One value for everything that decides what comes out: it changes when a file of these rooms changes. */
export const hashSources = (rooms: readonly string[], files: readonly string[]): string => {
  const paths = rooms.flatMap((room) => globSync(`${room}/**/*`, { cwd: rootDir, exclude: isBeside }))
  const hash = createHash('sha256')
  for (const path of [...new Set([...paths, ...files])].toSorted()) {
    const file = join(rootDir, path)
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) hash.update(path).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}
