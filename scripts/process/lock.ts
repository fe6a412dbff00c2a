/** One running system per data folder: a file that names who runs it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { isAlive } from './child.ts'

export interface LockHolder {
  pid: number
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

/** A number may have gone to another program since: where the system tells, ask what that process is. */
const isOurs = ({ pid, command }: LockHolder): boolean => {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${command}.ts`)
  } catch {
    return false
  }
}

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
  const release = (): void => {
    if (readHolder(file)?.pid === me.pid) rmSync(file, { force: true })
  }
  let recovered = false
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(me), { flag: 'wx' })
      return { release, recovered }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const holder = readHolder(file)
      if (holder && isOurs(holder)) return { holder }
      rmSync(file, { force: true })
      recovered = true
    }
  }
}
