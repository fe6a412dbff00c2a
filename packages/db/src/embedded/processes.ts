import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** True while the process exists and runs: one that ended and was not yet cleared up behind does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** When a process began, in the system's own words: with the pid it names one process, also after the pid is reused. */
export function birthOf(pid: number): string | null {
  if (process.platform === 'linux') return statOf(pid)?.[19] ?? null
  return process.platform === 'win32'
    ? said('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`])
    : said('ps', ['-o', 'lstart=', '-p', String(pid)])
}

/** What a program prints; null when it fails or says nothing. */
function said(program: string, args: string[]): string | null {
  const { stdout, status } = spawnSync(program, args, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() || null : null
}

export function commandOf(pid: number): string {
  if (process.platform === 'win32') {
    const asked = `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`
    return said('powershell', ['-NoProfile', '-Command', asked]) ?? ''
  }
  if (process.platform !== 'linux') return said('ps', ['-o', 'command=', '-p', String(pid)]) ?? ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** Waits until a process is gone; false when it is still there after `ms`. */
export async function isGoneWithin(pid: number, ms: number): Promise<boolean> {
  const end = Date.now() + ms
  while (isAlive(pid)) {
    if (Date.now() > end) return false
    await pause(10)
  }
  return true
}

const isZombie = (pid: number) => process.platform === 'linux' && statOf(pid)?.[0] === 'Z'

/** The fields of /proc/<pid>/stat from the state on; the name before them may hold spaces and brackets. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}
