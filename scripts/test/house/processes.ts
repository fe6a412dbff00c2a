/** Which processes belong to a folder: asked of the system itself. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const attempt = <T>(read: () => T): T | null => {
  try {
    return read()
  } catch {
    return null
  }
}

export interface Running {
  pid: number
  command: string
}

/** Every process that works in the folder or names it on its command line. */
export const processesOf = (dir: string): Running[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      const command = attempt(() => readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()) ?? ''
      const cwd = attempt(() => readlinkSync(`/proc/${name}/cwd`)) ?? ''
      // A zombie has neither a command nor a folder.
      return command.includes(dir) || cwd.startsWith(dir) ? [{ pid: Number(name), command }] : []
    })

/** What a process was given as its environment. */
export const environmentOf = (pid: number): Record<string, string> =>
  Object.fromEntries(
    readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  )

/** A process may end by itself in the moment between looking and killing. */
export const killIfThere = (pid: number, signal: NodeJS.Signals): void => {
  attempt(() => process.kill(pid, signal))
}

/** The process whose command line holds this. */
export const findProcess = (dir: string, part: string): Running => {
  const found = processesOf(dir).find(({ command }) => command.includes(part))
  if (!found) throw new Error(`No process of ${dir} runs ${part}: ${JSON.stringify(processesOf(dir))}`)
  return found
}

/** Waits until something holds; says what was last seen when it does not. */
export const until = async <T>(
  what: string,
  look: () => T | Promise<T>,
  patienceMs = 30_000,
): Promise<NonNullable<T>> => {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (Date.now() > deadline) throw new Error(`Waited ${patienceMs} ms in vain until ${what}.`)
    await wait(50)
  }
}

/** Waits until the folder has no process any more. */
export const untilNobodyIsLeft = async (dir: string, patienceMs = 25_000): Promise<void> => {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const left = processesOf(dir)
    if (left.length === 0) return
    if (Date.now() > deadline)
      throw new Error(`Left behind: ${left.map(({ pid, command }) => `${pid} ${command}`).join('; ')}`)
    await wait(50)
  }
}
