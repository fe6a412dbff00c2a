/**
 * The children of a start that was killed are on their way out by themselves; the next start waits for them, since two
 * cannot share a data folder.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive, signalGroup } from './child.ts'

const patienceMs = 20_000

/** A number may have gone to another program since: where the system tells, ask what that process is. */
const isStill = (pid: number, script: string): boolean => {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script)
  } catch {
    return false
  }
}

export interface ChildNotes {
  /** Notes a child that was started. */
  add: (pid: number, script: string) => void
  /** All of them have ended in good order. */
  clear: () => void
}

const readNotes = (file: string): [pid: number, script: string][] => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return []
  }
}

/** Waits until what an earlier start left behind is gone, and keeps notes for the next one. */
export const waitForLeftBehind = async (file: string): Promise<ChildNotes> => {
  const deadline = Date.now() + patienceMs
  for (const [pid, script] of readNotes(file)) {
    while (isStill(pid, script)) {
      if (Date.now() > deadline) signalGroup(pid, 'SIGKILL')
      await wait(50)
    }
  }
  const notes: [number, string][] = []
  mkdirSync(dirname(file), { recursive: true })
  return {
    add: (pid, script) => {
      notes.push([pid, script])
      writeFileSync(file, JSON.stringify(notes))
    },
    clear: () => rmSync(file, { force: true }),
  }
}
