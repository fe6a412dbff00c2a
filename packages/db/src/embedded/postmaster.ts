import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { commandOf, isAlive, isGoneWithin } from './processes.ts'

export type PidFile = { pid: number; port: number; isReady: boolean }

export function readPidFile(cluster: string): PidFile | null {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0
    ? { pid, port: Number(lines[3] ?? 0), isReady: lines[7]?.trim() === 'ready' }
    : null
}

/**
 * Clears the way for a start: a server that an earlier, killed process left running on this cluster is stopped, and a
 * pid file of one that is gone is removed (PostgreSQL itself would refuse to start if its number now belongs to another program).
 */
export async function clearOrphan(cluster: string): Promise<'stopped' | 'stale' | 'none'> {
  const found = readPidFile(cluster)
  if (!found) return 'none'
  if (!isAlive(found.pid) || !isServerOf(cluster, found.pid)) {
    rmSync(path.join(cluster, 'postmaster.pid'), { force: true })
    return 'stale'
  }
  await stopServer(found.pid)
  return 'stopped'
}

/** Fast and clean first; then without a shutdown checkpoint, which the next start recovers from. */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    if (await isGoneWithin(pid, patience)) return
  }
  throw new Error(`The PostgreSQL process ${pid} does not stop.`)
}

function isServerOf(cluster: string, pid: number): boolean {
  const command = commandOf(pid)
  return command.includes('postgres') && command.includes(cluster)
}
