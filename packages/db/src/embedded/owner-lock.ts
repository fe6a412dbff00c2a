import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { birthOf, isAlive } from './processes.ts'

/**
 * One process owns a data directory at a time. Throws a sentence when another one that is alive does; the note of one
 * that was killed is taken over.
 */
export function takeOwnership(home: string): () => void {
  const note = path.join(home, 'owner')
  const [pid, birth] = existsSync(note) ? readFileSync(note, 'utf8').split('\n') : []
  const owner = Number(pid)
  if (owner > 0 && owner !== process.pid && isAlive(owner) && birthOf(owner) === birth) {
    throw new Error(
      `The data directory ${home} is in use by another Home2Smart (process ${owner}); stop that one first.`,
    )
  }
  try {
    writeFileSync(note, `${process.pid}\n${birthOf(process.pid) ?? ''}`)
  } catch (error) {
    throw new Error(
      `The data directory ${home} cannot be written by this user; start as the user who made it, or remove it.`,
      { cause: error },
    )
  }
  return () => rmSync(note, { force: true })
}
