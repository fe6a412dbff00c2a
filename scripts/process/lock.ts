/** One running system per data folder: a file that names who runs it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { birthOf, isAlive } from '@h2s/db/embedded/processes'

export interface LockHolder {
  pid: number
  /** When it began: the number alone may have gone to another program since. */
  birth?: string | null
  command: string
  url: string
}

const readHolder = (file: string): LockHolder | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

const stillHolds = ({ pid, birth }: LockHolder): boolean => isAlive(pid) && birthOf(pid) === birth

/**
 * Takes the lock, or answers who has it. A lock whose holder is gone (kill -9) is taken over.
 *
 * @returns `release` to give it back, or the `holder`
 */
export const takeLock = (
  file: string,
  me: LockHolder,
): { release: () => void; recovered: boolean } | { holder: LockHolder } => {
  mkdirSync(dirname(file), { recursive: true })
  const note = JSON.stringify({ ...me, birth: birthOf(me.pid) })
  const release = (): void => {
    if (readHolder(file)?.pid === me.pid) rmSync(file, { force: true })
  }
  let recovered = false
  for (;;) {
    try {
      writeFileSync(file, note, { flag: 'wx' })
      return { release, recovered }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const holder = readHolder(file)
      if (holder && stillHolds(holder)) return { holder }
      rmSync(file, { force: true })
      recovered = true
    }
  }
}
