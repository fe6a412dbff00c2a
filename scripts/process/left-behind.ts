/**
 * The children of a start that was killed are on their way out by themselves; the next start waits for them, since two
 * cannot share a data folder.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { birthOf, isAlive } from '@h2s/db/embedded/processes'
import { WhyNot } from '../why-not.ts'
import { signalGroup } from './child.ts'

const patienceMs = 20_000
/** After being killed a process is gone as soon as the system has cleared up behind it. */
const clearingMs = 5_000

/** A child that was started: its number, and when it began. The number alone may have gone to another program since. */
type Note = [pid: number, birth: string]

const isStill = ([pid, birth]: Note): boolean => isAlive(pid) && birthOf(pid) === birth

export interface ChildNotes {
  /** Notes a child that was started. */
  add: (pid: number) => void
  /** All of them have ended in good order. */
  clear: () => void
}

const readNotes = (file: string): Note[] => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return []
  }
}

const goneBy = async (note: Note, deadline: number): Promise<boolean> => {
  while (isStill(note)) {
    if (Date.now() > deadline) return false
    await wait(50)
  }
  return true
}

/** Waits until what an earlier start left behind is gone, and keeps notes for the next one. */
export const waitForLeftBehind = async (file: string, patience = patienceMs): Promise<ChildNotes> => {
  const deadline = Date.now() + patience
  for (const note of readNotes(file)) {
    if (await goneBy(note, deadline)) continue
    const [pid] = note
    signalGroup(pid, 'SIGKILL')
    if (!(await goneBy(note, Date.now() + clearingMs)))
      throw new WhyNot(`Process ${pid} of an earlier start is still there and cannot be ended; end it first.`)
  }
  const notes: Note[] = []
  mkdirSync(dirname(file), { recursive: true })
  return {
    add: (pid) => {
      const birth = birthOf(pid)
      // One that is gone already needs no note.
      if (birth === null) return
      notes.push([pid, birth])
      writeFileSync(file, JSON.stringify(notes))
    },
    clear: () => rmSync(file, { force: true }),
  }
}
